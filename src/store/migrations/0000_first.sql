CREATE TABLE "integrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"since" timestamptz(3) NOT NULL,
	"reason" text,
	"next_check_at" timestamptz(3),
	"verified_at" timestamptz(3),
	"checked_at" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL,
	"created_by" text NOT NULL,
	"connection" text NOT NULL,
	"connection_key" text NOT NULL,
	"candidate" text,
	"candidate_key" text,
	"report" text NOT NULL,
	"report_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"id" text PRIMARY KEY NOT NULL,
	"canary" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"seen_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "set_up_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"integration_id" uuid NOT NULL,
	"state" text NOT NULL,
	"cause" text NOT NULL,
	"asked_by" text,
	"queued_at" timestamptz(3) NOT NULL,
	"started_at" timestamptz(3),
	"finished_at" timestamptz(3),
	"duration_ms" integer,
	"detail" text,
	"detail_key" text
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "integrations_next_check_at" ON "integrations" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "integrations_pending" ON "integrations" USING btree ("since") WHERE "integrations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "sessions_seen_at" ON "sessions" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "verifications_history" ON "verifications" USING btree ("integration_id","queued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "verifications_one_at_a_time" ON "verifications" USING btree ("integration_id") WHERE "verifications"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "verifications_detail_key" ON "verifications" USING btree ("detail_key");