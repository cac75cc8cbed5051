ALTER TABLE "steps" ADD COLUMN "secret" text;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "secret_key" text;--> statement-breakpoint
CREATE INDEX "steps_person" ON "steps" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "steps_secret_key" ON "steps" USING btree ("secret_key");