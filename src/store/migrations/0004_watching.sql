CREATE TABLE "endings" (
	"integration_id" uuid NOT NULL,
	"what" text NOT NULL,
	"ends_at" timestamptz(3) NOT NULL,
	"known_by" text NOT NULL,
	"reminded_days" integer,
	"remind_at" timestamptz(3),
	CONSTRAINT "endings_integration_id_what_pk" PRIMARY KEY("integration_id","what")
);
--> statement-breakpoint
CREATE TABLE "happenings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"integration_id" uuid NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"detail_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "integration_days" (
	"integration_id" uuid NOT NULL,
	"day" date NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "integration_days_integration_id_day_pk" PRIMARY KEY("integration_id","day")
);
--> statement-breakpoint
CREATE TABLE "integration_owners" (
	"integration_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "integration_owners_integration_id_person_id_pk" PRIMARY KEY("integration_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "troubled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "attention" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "check_every_minutes" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "previous" text;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "previous_key" text;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "previous_until" timestamptz(3);--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "today" jsonb;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "due_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "endings" ADD CONSTRAINT "endings_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "happenings" ADD CONSTRAINT "happenings_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integration_days" ADD CONSTRAINT "integration_days_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integration_owners" ADD CONSTRAINT "integration_owners_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integration_owners" ADD CONSTRAINT "integration_owners_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "endings_remind_at" ON "endings" USING btree ("remind_at");--> statement-breakpoint
CREATE INDEX "endings_ends_at" ON "endings" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "happenings_timeline" ON "happenings" USING btree ("integration_id","at");--> statement-breakpoint
CREATE INDEX "happenings_at" ON "happenings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "happenings_detail_key" ON "happenings" USING btree ("detail_key");--> statement-breakpoint
CREATE INDEX "integration_days_day" ON "integration_days" USING btree ("day");--> statement-breakpoint
CREATE INDEX "integration_owners_person" ON "integration_owners" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "integrations_previous_until" ON "integrations" USING btree ("previous_until") WHERE "integrations"."previous_until" is not null;--> statement-breakpoint
CREATE INDEX "integrations_attention" ON "integrations" USING btree ("attention") WHERE "integrations"."attention" > 0;--> statement-breakpoint
INSERT INTO "integration_owners" SELECT "integrations"."id", "people"."id" FROM "integrations" JOIN "people" ON "people"."email" = lower("integrations"."created_by");--> statement-breakpoint
UPDATE "integrations" SET "troubled" = true, "attention" = 3 WHERE "status" = 'failed';
