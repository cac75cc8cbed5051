CREATE TABLE "channels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"rhythm" jsonb NOT NULL,
	"target" text NOT NULL,
	"target_key" text NOT NULL,
	"report" text,
	"report_key" text,
	"failing_since" timestamptz(3),
	"retry_at" timestamptz(3),
	"off_at" timestamptz(3),
	"off_why" text,
	"created_at" timestamptz(3) NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel_id" uuid,
	"person_id" uuid,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"due_at" timestamptz(3) NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamptz(3),
	"leased_until" timestamptz(3),
	"begun_at" timestamptz(3),
	"ended_at" timestamptz(3),
	"answer" text,
	"answer_key" text,
	CONSTRAINT "deliveries_to_somebody" CHECK (num_nonnulls("deliveries"."channel_id", "deliveries"."person_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "delivery_items" (
	"delivery_id" uuid NOT NULL,
	"told_id" uuid NOT NULL,
	CONSTRAINT "delivery_items_delivery_id_told_id_pk" PRIMARY KEY("delivery_id","told_id")
);
--> statement-breakpoint
CREATE TABLE "told" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"content" text NOT NULL,
	"content_key" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "happenings" ADD COLUMN "told_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_told_id_told_id_fk" FOREIGN KEY ("told_id") REFERENCES "public"."told"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channels_target_key" ON "channels" USING btree ("target_key");--> statement-breakpoint
CREATE INDEX "channels_failing_since" ON "channels" USING btree ("failing_since");--> statement-breakpoint
CREATE INDEX "deliveries_next_attempt_at" ON "deliveries" USING btree ("next_attempt_at") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_leased_until" ON "deliveries" USING btree ("leased_until") WHERE "deliveries"."leased_until" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_of_channel" ON "deliveries" USING btree ("channel_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_of_person" ON "deliveries" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_answer_key" ON "deliveries" USING btree ("answer_key");--> statement-breakpoint
CREATE INDEX "delivery_items_told" ON "delivery_items" USING btree ("told_id");--> statement-breakpoint
CREATE INDEX "told_at" ON "told" USING btree ("at");--> statement-breakpoint
CREATE INDEX "told_content_key" ON "told" USING btree ("content_key");--> statement-breakpoint
CREATE INDEX "happenings_untold" ON "happenings" USING btree ("at") WHERE "happenings"."told_at" is null;--> statement-breakpoint
UPDATE "happenings" SET "told_at" = "at";
