// Written from docs/ by build/generate.mjs; do not edit by hand.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AlarmChange
         * @description An alarm after what happened to it: every transition is told; of a conflated frame, the last.
         */
        AlarmChange: {
            /** @enum {unknown} */
            topic: "alarm";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "alarm";
            /** @description the alarm's id */
            key: string;
            body: components["schemas"]["AlarmTold"];
        };
        /**
         * AlarmTold
         * @description The whole alarm after `transition`; it replaces what is known of it, and `normal` removes it from the list.
         *
         *         `asset` is null for a field system's own alarm, and for the installation's, which has no `system` either. `parent`
         *         is the cause it is folded under, `folded` how many are folded under it.
         */
        AlarmTold: {
            id: string;
            asset: string | null;
            system: string | null;
            kind: string;
            definition: string;
            /** @enum {unknown} */
            priority: "critical" | "high" | "low" | "medium";
            state: components["schemas"]["State"];
            /** @enum {unknown} */
            transition: "acknowledged" | "assigned" | "closed" | "commented" | "folded" | "in_service" | "out_of_service" | "raised" | "returned" | "shelved" | "suppressed" | "unshelved" | "unsuppressed";
            label: {
                [key: string]: string;
            };
            detail: string;
            value: unknown;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            raised_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            measured_at: string;
            delayed: boolean;
            acknowledged_at: string | null;
            acknowledged_by: string | null;
            returned_at: string | null;
            shelved_until: string | null;
            assigned_to: string | null;
            parent: string | null;
            folded: number;
            comment: string;
        };
        /**
         * Came
         * @description Whether a field system is there, and when it said so (or its last will did).
         */
        Came: {
            /** @enum {unknown} */
            status: "offline" | "online";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
        };
        /**
         * CommandChange
         * @description A command took a step; `key` is its id.
         */
        CommandChange: {
            /** @enum {unknown} */
            topic: "command";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "command";
            key: string;
            body: components["schemas"]["CommandTold"];
        };
        /**
         * CommandTold
         * @description A command after a step: requested, sent, accepted and confirmed are distinct.
         */
        CommandTold: {
            id: string;
            asset: string;
            property: string;
            capability: string;
            /** @enum {unknown} */
            mode: "action" | "held";
            version: number;
            value: Record<string, never> | null;
            /** @enum {unknown} */
            state: "accepted" | "confirmed" | "expired" | "failed" | "queued" | "rejected" | "sent" | "superseded";
            attempt: number;
            detail: string;
            request: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            queued_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            expires_at: string;
        };
        /**
         * EventChange
         * @description Something that happened on an asset: every one is told.
         */
        EventChange: {
            /** @enum {unknown} */
            topic: "event";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "asset";
            /** @description the asset's id */
            key: string;
            body: components["schemas"]["Happened"];
        };
        /**
         * Flood
         * @description More alarms than operators can answer; `ended_at` is null while it lasts, `peak` the most in ten minutes.
         */
        Flood: {
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            began_at: string;
            ended_at: string | null;
            positions: number;
            alarms: number;
            peak: number;
        };
        /**
         * FloodChange
         * @description A flood of alarms begins or ends.
         */
        FloodChange: {
            /** @enum {unknown} */
            topic: "flood";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "flood";
            key: string;
            body: components["schemas"]["Flood"];
        };
        /**
         * Frame
         * @description What was committed after `after`, up to `cursor`, in order; of a `conflated` frame, the end result only.
         */
        Frame: {
            /** @enum {unknown} */
            type: "frame";
            /** @description epoch:seq, a place in the journal */
            after: string;
            /** @description epoch:seq, a place in the journal */
            cursor: string;
            conflated: boolean;
            changes: (components["schemas"]["RegistryChange"] | components["schemas"]["StateChange"] | components["schemas"]["SampleChange"] | components["schemas"]["EventChange"] | components["schemas"]["StatusChange"] | components["schemas"]["AlarmChange"] | components["schemas"]["FloodChange"] | components["schemas"]["NotificationChange"] | components["schemas"]["TargetChange"] | components["schemas"]["CommandChange"] | components["schemas"]["RequestChange"] | components["schemas"]["FreezeChange"] | components["schemas"]["LockoutChange"])[];
        };
        /**
         * FreezeChange
         * @description Commands are frozen, or no longer.
         */
        FreezeChange: {
            /** @enum {unknown} */
            topic: "freeze";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "freeze";
            key: string;
            body: components["schemas"]["FreezeTold"];
        };
        /**
         * FreezeTold
         * @description Levels 3 to 8 are stopped for a family, a zone or both, until `lifted_at`.
         */
        FreezeTold: {
            id: string;
            family: string | null;
            zone: string | null;
            reason: string;
            placed_by: string;
            second_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            since: string;
            lifted_at: string | null;
            lifted_by: string | null;
        };
        /**
         * Happened
         * @description An event; `delayed` when it was over a minute old on arrival.
         */
        Happened: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            event: string;
            data: Record<string, never>;
            delayed: boolean;
        };
        /**
         * Heartbeat
         * @description Nothing else to say for a while; `feed_lag_ms` is how long ago the journal was read to its end.
         */
        Heartbeat: {
            /** @enum {unknown} */
            type: "heartbeat";
            /** @description epoch:seq, a place in the journal */
            cursor: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            server_time: string;
            /** @description milliseconds */
            feed_lag_ms: number;
        };
        /**
         * Hello
         * @description First of all: where the client is, when to expect heartbeats, and how far the city's calendar is shifted.
         */
        Hello: {
            /** @enum {unknown} */
            type: "hello";
            /** @description epoch:seq, a place in the journal */
            cursor: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            server_time: string;
            /** @description seconds */
            heartbeat_s: number;
            /** @description seconds */
            calendar_offset_s: number;
        };
        /**
         * LockoutChange
         * @description An asset is locked out, or no longer.
         */
        LockoutChange: {
            /** @enum {unknown} */
            topic: "lockout";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "lockout";
            key: string;
            body: components["schemas"]["LockoutTold"];
        };
        /**
         * LockoutTold
         * @description Nothing is sent to the asset until `holder` lifts it.
         */
        LockoutTold: {
            id: string;
            asset: string;
            holder: string;
            /** @enum {unknown} */
            kind: "electrical" | "other" | "works_permit";
            reference: string;
            reason: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            since: string;
            until: string | null;
            placed_by: string;
            lifted_at: string | null;
            lifted_by: string | null;
        };
        /**
         * NotificationChange
         * @description An escalation as it stands, a notification given up or replayed, a rule, receiver or rota changed: ids, outcomes
         *         and versions, nobody's name.
         */
        NotificationChange: {
            /** @enum {unknown} */
            topic: "notification";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "escalation" | "notification" | "receiver" | "rota" | "rule";
            key: string;
            body: Record<string, never>;
        };
        /**
         * RegistryChange
         * @description `{"deleted": true}` removes it; anything else is the whole document, which replaces the one known.
         */
        RegistryChange: {
            /** @enum {unknown} */
            topic: "registry";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "alarm_override" | "asset" | "field_credential" | "programme" | "programme_assignment" | "service" | "system" | "zone";
            key: string;
            body: Record<string, never>;
        };
        /**
         * RequestChange
         * @description A request was placed, answered, or came further.
         */
        RequestChange: {
            /** @enum {unknown} */
            topic: "request";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "request";
            key: string;
            body: components["schemas"]["RequestTold"];
        };
        /**
         * RequestTold
         * @description What was asked for at once: `counts` of its report by outcome, `progress` of targets and commands by state.
         */
        RequestTold: {
            /** @enum {unknown} */
            verb: "action" | "claim" | "freeze" | "unfreeze";
            /** @enum {unknown} */
            status: "placed" | "refused" | "waiting" | "withdrawn";
            capability: string;
            level: number;
            placed_by: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            placed_at: string;
            reason: string;
            needs_second: string[];
            second_by: string | null;
            /** @enum {unknown} */
            countersign: "given" | "none" | "wanted";
            expired_commands: number | null;
            counts: {
                [key: string]: number;
            };
            progress: {
                [key: string]: {
                    [key: string]: number;
                };
            } | null;
        };
        /**
         * Resync
         * @description The last message: take a new snapshot and subscribe since its cursor.
         */
        Resync: {
            /** @enum {unknown} */
            type: "resync";
            /** @description where the feed is now */
            cursor: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            server_time: string;
            reason: string;
        };
        /**
         * SampleChange
         * @description The latest measurements of an asset, at most once a second; those written together share a `seq`.
         */
        SampleChange: {
            /** @enum {unknown} */
            topic: "sample";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "sample";
            /** @enum {unknown} */
            entity: "asset";
            /** @description the asset's id */
            key: string;
            body: components["schemas"]["Values"];
        };
        /**
         * State
         * @description The standard's states; latched ones are told by the condition having gone (`active` false).
         * @enum {unknown}
         */
        State: "acknowledged" | "normal" | "out_of_service" | "returned_unacknowledged" | "shelved" | "suppressed_by_design" | "unacknowledged";
        /**
         * StateChange
         * @description A transition of an asset: every one is told.
         */
        StateChange: {
            /** @enum {unknown} */
            topic: "state";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "asset";
            /** @description the asset's id */
            key: string;
            body: components["schemas"]["Values"];
        };
        /**
         * StatusChange
         * @description A field system came or went.
         */
        StatusChange: {
            /** @enum {unknown} */
            topic: "status";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "system";
            /** @description the field system's id */
            key: string;
            body: components["schemas"]["Came"];
        };
        /**
         * TargetChange
         * @description A target changed; `key` is `asset/property`. Of a conflated frame, the last.
         */
        TargetChange: {
            /** @enum {unknown} */
            topic: "target";
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @enum {unknown} */
            class: "change";
            /** @enum {unknown} */
            entity: "target";
            key: string;
            body: components["schemas"]["TargetTold"];
        };
        /**
         * TargetTold
         * @description What a property of an asset should be from now on, by whose claim, and how far the field has followed.
         */
        TargetTold: {
            asset: string;
            property: string;
            capability: string;
            value: Record<string, never> | null;
            level: number | null;
            claim: number | null;
            holder: string | null;
            reason: string | null;
            expires_at: string | null;
            request: string | null;
            /** @enum {unknown} */
            status: "agreed" | "ask" | "blocked" | "discrepancy" | "held" | "pending" | "refused" | "unreachable";
            detail: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            since: string;
            version: number;
            failures: number;
        };
        /**
         * Values
         * @description Values by field name, to be merged over those known, and when they were measured.
         */
        Values: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            values: Record<string, never>;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
