// Written from docs/ by build/generate.mjs; do not edit by hand.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process answers
         * @description The process answers. Says nothing of the database or the field: see `/readyz`.
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether Poste does its job
         * @description Database reachable, live feed up to date, an ingest worker and a controller connected; 503 says what is not.
         *     `telemetry` tells whether it flows: a small town may be quiet for minutes, so that alone does not make the service
         *     unready.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description Prometheus text format (docs/operations.md has the table). Without a database: this process's figures only.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live/sse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The live feed as Server-Sent Events
         * @description The same messages as Server-Sent Events; `Last-Event-ID` resumes like `since`.
         */
        get: operations["live_sse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every asset now, and the cursor to go on from
         * @description Every matching asset with its live values, and the cursor to subscribe `since`. Old snapshot + frames = fresh.
         */
        get: operations["get_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The AsyncAPI document
         * @description The field contract and the live feed as AsyncAPI 3.0.
         */
        get: operations["get_asyncapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This installation
         * @description Name, version, clock, journal cursor, and counts of assets.
         */
        get: operations["get_installation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every kind of problem
         * @description What the API refuses with: `code` is stable, and ends a problem's `type`.
         */
        get: operations["list_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every kind of equipment
         * @description Every kind: fields with units and labels, capabilities, heartbeat, map symbol.
         */
        get: operations["list_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kinds/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One kind of equipment
         * @description One kind; panels and simulators are built from this.
         */
        get: operations["get_kind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/families": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Families of equipment
         * @description Families and the kinds in each.
         */
        get: operations["list_families"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export assets
         * @description Matching assets in the native city format, which `poste import` reads back. Streamed in the order of ids; the
         *     export is an act of the audit trail.
         */
        get: operations["export_assets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export zones
         * @description Every zone in the native city format, parents first.
         */
        get: operations["export_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/base-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The offline base map
         * @description Features of the offline base map whose own box meets `bbox`.
         */
        get: operations["get_base_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarm definitions
         * @description Built-in definitions with their guidance; of one asset, as they apply to it under every override.
         */
        get: operations["list_alarm_definitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Overrides of definitions
         * @description What people changed of definitions, and why.
         */
        get: operations["list_alarm_overrides"];
        put?: never;
        /**
         * Override a definition
         * @description Override a definition; what it concerns is judged again at once.
         */
        post: operations["post_alarm_override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/overrides/{override}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One override
         * @description One override, its version as ETag.
         */
        get: operations["get_alarm_override"];
        /**
         * Replace an override
         * @description Replace an override. Needs If-Match.
         */
        put: operations["put_alarm_override"];
        post?: never;
        /**
         * Delete an override
         * @description The definition applies again as built in. Needs If-Match.
         */
        delete: operations["remove_alarm_override"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of the alarm system
         * @description ISA-18.2's figures: alarms per operator position, offenders, standing and stale, floods, and how long it takes
         *     to acknowledge and to clear.
         */
        get: operations["get_alarm_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarms, the gravest first
         * @description Alarms that fit, and how many by priority and state; old list + frames of topic `alarm` = fresh list.
         */
        get: operations["list_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{alarm}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One alarm with its history and guidance
         * @description One alarm, who did what to it and why, and what the operator should do. Closed ones stay readable for as long as
         *     the journal is kept.
         */
        get: operations["get_alarm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge alarms
         * @description Acknowledge one or many. What has returned closes, unless it latches.
         */
        post: operations["acknowledge_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset latched alarms
         * @description Close latched alarms that are acknowledged and whose condition has gone.
         */
        post: operations["reset_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/shelve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shelve alarms for a while
         * @description Set aside until a time, with a reason; afterwards it calls again if its condition still stands.
         */
        post: operations["shelve_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/unshelve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unshelve alarms
         * @description Take back before its time what was shelved.
         */
        post: operations["unshelve_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/suppress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suppress alarms
         * @description Suppress until the condition goes, or until unsuppressed. Consequences of a cause and equipment in maintenance
         *     are suppressed without being asked.
         */
        post: operations["suppress_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/unsuppress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unsuppress alarms
         * @description Let suppressed alarms call again; folded ones leave their cause.
         */
        post: operations["unsuppress_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/out-of-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put alarms out of service
         * @description Out of service, with a reason, until put in service: it calls nobody, whatever its condition.
         */
        post: operations["remove_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/in-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put alarms in service
         * @description Back in service; it calls again if its condition stands.
         */
        post: operations["restore_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign alarms
         * @description Say who deals with them.
         */
        post: operations["assign_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Comment alarms
         * @description Add a comment to the history; the last one is shown with the alarm.
         */
        post: operations["comment_alarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Assets with their live values
         * @description Assets with their live values. `cursor` (epoch:seq) is where to subscribe `since`, see /live.
         */
        get: operations["list_assets"];
        put?: never;
        /**
         * Create an asset
         * @description Create an asset.
         */
        post: operations["post_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search assets with a body
         * @description The same with a body: room for a polygon and lists of ids.
         */
        post: operations["search_assets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One asset with its live values
         * @description One asset with its live values. The ETag is the registry document's version, for If-Match; live values
         *     change without it, so it never answers 304.
         */
        get: operations["get_asset"];
        /**
         * Replace an asset
         * @description Replace all that people write of an asset; what is left out takes its default. Needs If-Match.
         */
        put: operations["put_asset"];
        post?: never;
        /**
         * Delete an asset entered by mistake
         * @description Delete an asset entered by mistake. One that was ever heard is refused (`has_history`): set its `lifecycle` to
         *     `retired`, and what it said stays readable for as long as history is kept. Relations to it are removed. Needs
         *     If-Match.
         */
        delete: operations["remove_asset"];
        options?: never;
        head?: never;
        /**
         * Change an asset
         * @description Change the members given, by JSON merge patch (RFC 7396): null removes. Needs If-Match.
         */
        patch: operations["patch_asset"];
        trace?: never;
    };
    "/api/v1/assets/{asset}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Relations of an asset
         * @description Relations in both directions.
         */
        get: operations["get_relations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Measurements of an asset
         * @description Measurements: raw points, or buckets with n, mean, min, max, first, last and, for counters, delta.
         *
         *     By hour and day, the time before raw readings are kept is answered from roll-ups.
         */
        get: operations["get_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes of an asset
         * @description Journalled transitions of an asset, as far back as the journal is kept; also of one since deleted.
         */
        get: operations["get_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events of an asset
         * @description Events of an asset.
         */
        get: operations["get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole map at once
         * @description Every asset's place, health and value. The ETag is the journal's cursor: 304 when nothing was journalled.
         */
        get: operations["get_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Claims
         * @description Claims, those that no longer stand included unless `standing=true`.
         */
        get: operations["list_claims"];
        put?: never;
        /**
         * Place a claim
         * @description Claim a capability of one asset or a selection, in one transaction. The answer says asset by asset what became of
         *     it; where two persons are needed and no code is given, it waits with nothing placed (`status` `waiting`).
         */
        post: operations["post_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a one-off action
         * @description Camera snapshot, message played, reboot, open once, lamp test: a command without a claim.
         */
        post: operations["post_action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{claim}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One claim
         * @description One claim.
         */
        get: operations["get_claim"];
        put?: never;
        post?: never;
        /**
         * Release a claim
         * @description Let go of a claim: what it held goes to the next in the priority array, as the capability's `on_release` says.
         */
        delete: operations["remove_claim"];
        options?: never;
        head?: never;
        /**
         * Hold a claim longer
         * @description Move a claim's end, within what its level allows.
         */
        patch: operations["patch_claim"];
        trace?: never;
    };
    "/api/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests
         * @description Who asked what; `status=waiting` for those that want a second person, `countersign=wanted` likewise.
         */
        get: operations["list_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{request}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request
         * @description One request with its report and its progress.
         */
        get: operations["get_request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{request}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to a request
         * @description The second person: a colleague who asks by themselves, or the on-call manager's one-time code. It is carried out
         *     on what is known now, within 15 minutes.
         */
        post: operations["agree_to_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{request}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a request
         * @description Take a waiting request back, or turn it down.
         */
        post: operations["withdraw_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{request}/countersign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Countersign
         * @description Somebody else has seen what one person had to do at once.
         */
        post: operations["countersign_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{request}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release all that a request claimed
         * @description Let go of every claim it placed that still stands.
         */
        post: operations["release_claims_of_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Targets and discrepancies
         * @description What equipment should be; `status=discrepancy` for what was changed in the field, with its age in `since`.
         */
        get: operations["list_targets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Priority arrays of an asset
         * @description Who holds what on an asset, property by property, claimed or by programme, and what would show through next.
         */
        get: operations["get_arrays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/targets/{property}/proceed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a target sent that waits for a decision
         * @description Send it now, where its status is ask, held, refused or discrepancy; what stops commands still does.
         */
        post: operations["proceed_with_target"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Commands
         * @description Commands by when they were queued.
         */
        get: operations["list_commands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{command}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One command
         * @description One command with the time of each step.
         */
        get: operations["get_command"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lockouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lockouts
         * @description Who has locked out what.
         */
        get: operations["list_lockouts"];
        put?: never;
        /**
         * Lock an asset out
         * @description From now on nothing is sent to the asset, at any level, until its holder lifts it.
         */
        post: operations["post_lockout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lockouts/{lockout}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a lockout
         * @description By its holder only.
         */
        post: operations["lift_one_lockout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Freezes
         * @description Command freezes; `standing=true` for those in force.
         */
        get: operations["list_freezes"];
        put?: never;
        /**
         * Freeze commands
         * @description Ask to stop levels 3 to 8: at once with the on-call manager's code, else when a second person agrees to the
         *     request. When it is in force nothing it stops leaves any more.
         */
        post: operations["post_freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes/{freeze}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a freeze
         * @description Ask to lift a freeze: two persons, as to place it.
         */
        post: operations["lift_one_freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Zones
         * @description Zones without their polygons.
         */
        get: operations["list_zones"];
        put?: never;
        /**
         * Create a zone
         * @description Create a zone; assets inside are put in it before this answers.
         */
        post: operations["post_zone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones/{zone}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One zone
         * @description One zone with its polygon.
         */
        get: operations["get_zone"];
        /**
         * Replace a zone
         * @description Replace a zone; assets are located again before this answers. Needs If-Match.
         */
        put: operations["put_zone"];
        post?: never;
        /**
         * Delete a zone
         * @description Delete a zone that no zone lies in (else `in_use`); its assets leave it. Needs If-Match.
         */
        delete: operations["remove_zone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Services and partners
         * @description Services and partners.
         */
        get: operations["list_services"];
        put?: never;
        /**
         * Create a service or partner
         * @description Create a service or partner.
         */
        post: operations["post_service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One service or partner
         * @description One service or partner.
         */
        get: operations["get_service"];
        /**
         * Replace a service or partner
         * @description Replace a service or partner. Needs If-Match.
         */
        put: operations["put_service"];
        post?: never;
        /**
         * Delete a service or partner
         * @description Delete a service that owns nothing (else `in_use`). Needs If-Match.
         */
        delete: operations["remove_service"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Field systems
         * @description Field systems and their status.
         */
        get: operations["list_systems"];
        put?: never;
        /**
         * Register a field system
         * @description Register a field system. `poste system add` also gives it its broker credential.
         */
        post: operations["post_system"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{system}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One field system
         * @description One field system.
         */
        get: operations["get_system"];
        /**
         * Replace a field system
         * @description Replace what people write of a field system; its status is its own. Needs If-Match.
         */
        put: operations["put_system"];
        post?: never;
        /**
         * Delete a field system
         * @description Delete a field system that has no asset (else `in_use`). Needs If-Match.
         */
        delete: operations["remove_system"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{system}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Credentials of a field system
         * @description Credentials of a field system, without their secrets.
         */
        get: operations["list_credentials"];
        put?: never;
        /**
         * Issue a credential
         * @description Issue a credential; two of a system may be in force. The embedded broker takes it within two seconds.
         */
        post: operations["post_credential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{system}/credentials/{credential}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One credential
         * @description One credential, without its secret.
         */
        get: operations["get_credential"];
        put?: never;
        post?: never;
        /**
         * Revoke a credential
         * @description It opens nothing any more, and is kept for the record. The embedded broker ends its connections.
         */
        delete: operations["revoke_credential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{system}/credentials/{credential}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a credential
         * @description Issue a successor: the equipment changes over while both are in force, then the old one is revoked.
         */
        post: operations["rotate_credential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Programmes
         * @description Programmes without their calendars.
         */
        get: operations["list_programmes"];
        put?: never;
        /**
         * Create a programme
         * @description Create a programme; nothing follows it until it is assigned.
         */
        post: operations["post_programme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One programme
         * @description One programme with its calendars.
         */
        get: operations["get_programme"];
        /**
         * Replace a programme
         * @description Replace a programme. Needs If-Match.
         */
        put: operations["put_programme"];
        post?: never;
        /**
         * Delete a programme
         * @description Delete a programme that is assigned to nothing (else `in_use`). Needs If-Match.
         */
        delete: operations["remove_programme"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/compiled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A programme for equipment clocks
         * @description What an equipment clock carries out with Poste away: sun of its place, city's zone, holidays of three years.
         */
        get: operations["get_compiled"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/cabinets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cabinets that should hold a programme
         * @description In the order of ids; `late=true` for those that report another one, with since when.
         */
        get: operations["list_cabinets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programme-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Assignments of programmes
         * @description Which programme is given to what. An asset follows its own, else its tags', its smallest zone's, its kind's.
         */
        get: operations["list_assignments"];
        put?: never;
        /**
         * Assign a programme
         * @description Give a programme to an asset, a tag, a zone or a kind.
         */
        post: operations["post_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programme-assignments/{assignment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One assignment
         * @description One assignment.
         */
        get: operations["get_assignment"];
        /**
         * Replace an assignment
         * @description Replace an assignment. Needs If-Match.
         */
        put: operations["put_assignment"];
        post?: never;
        /**
         * Delete an assignment
         * @description Delete an assignment; the next most specific shows through. Needs If-Match.
         */
        delete: operations["remove_assignment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an asset will do by programme
         * @description The programme of each capability that has one: what is in force, and each change of the coming hours.
         *
         *     A lamp does as the clock of its cabinet (`carried_by`) says, whatever is given to the lamp itself.
         */
        get: operations["get_asset_programme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A programme before the law
         * @description The nights of a year on which those who follow a programme would break article 2, and by how much.
         */
        get: operations["get_programme_compliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lighting/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The city's lighting before the law
         * @description Hours of article 2 over a year and figures of article 3, by category of installation.
         */
        get: operations["get_lighting_compliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lighting/installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lighting installations, as article 5 asks
         * @description Power, colour temperature, flux and upward light of each installation, in the order of ids.
         */
        get: operations["list_installations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lighting/installations.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export lighting installations
         * @description The same for a spreadsheet: UTF-8, commas, one line an installation.
         */
        get: operations["export_installations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{system}/mapping/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a mapping
         * @description Read messages as the system would and say what would be stored, or why not. Nothing is stored.
         */
        post: operations["try_system_mapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of messages
         * @description Totals, and by system as messages named it: also those of systems nobody registered.
         */
        get: operations["get_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{system}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One system’s ledger
         * @description One system's ledger by hour.
         */
        get: operations["get_system_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that never arrived
         * @description For devices whose `seq` rises by one with each message: how many are missing between two that arrived.
         */
        get: operations["get_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Unknown assets that speak
         * @description Unknown assets, in the order of system and asset.
         */
        get: operations["get_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{system}/{asset}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adopt an asset
         * @description Create the asset and store its kept messages, in one transaction; the ledger moves them out of `unknown`.
         */
        post: operations["adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store unknown messages again
         * @description Store again what was unknown, once its asset, its system or its mapping is there; nothing is stored twice.
         */
        post: operations["replay_unknown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store rejected messages again
         * @description Store again what was rejected, once its cause is gone; what is refused again stays, with its new reason.
         */
        post: operations["replay_rejected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rejected messages
         * @description Messages that could not be stored, the newest first.
         */
        get: operations["list_rejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refused messages, counted by reason
         * @description By system, outcome and reason: what is kept, and what was and had to make room (docs/mqtt.md).
         */
        get: operations["list_refusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rejected message
         * @description One rejected message with its payload.
         */
        get: operations["get_rejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports done and tried, newest first
         * @description A page of import runs, without their reports.
         */
        get: operations["list_imports"];
        put?: never;
        /**
         * Import a CSV or GeoJSON file
         * @description Every rejected line is in the report with its reason. The same file again changes nothing.
         */
        post: operations["create_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import with its report
         * @description What an import read, wrote and rejected, line by line.
         */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-receivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Receivers
         * @description Receivers of notifications.
         */
        get: operations["list_receivers"];
        put?: never;
        /**
         * Create a receiver
         * @description Create a receiver.
         */
        post: operations["post_receiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-receivers/{receiver}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One receiver
         * @description One receiver, without its secret.
         */
        get: operations["get_receiver"];
        /**
         * Replace a receiver
         * @description Replace a receiver. Needs If-Match.
         */
        put: operations["put_receiver"];
        post?: never;
        /**
         * Delete a receiver
         * @description Delete a receiver that no rule or rota names (else `in_use`); what waited for it is dead. Needs If-Match.
         */
        delete: operations["remove_receiver"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-receivers/{receiver}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test notification
         * @description Send a test the way every notification goes, once, and tell what came of it.
         */
        post: operations["try_receiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules
         * @description Rules of notification.
         */
        get: operations["list_rules"];
        put?: never;
        /**
         * Create a rule
         * @description Create a rule: it tells what happens from now on.
         */
        post: operations["post_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rule
         * @description One rule.
         */
        get: operations["get_rule"];
        /**
         * Replace a rule
         * @description Replace a rule; what it queued and whom it is calling goes on. Needs If-Match.
         */
        put: operations["put_rule"];
        post?: never;
        /**
         * Delete a rule
         * @description Delete a rule; what it queued and whom it is calling goes on. Needs If-Match.
         */
        delete: operations["remove_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notifications
         * @description Notifications, the newest first unless asked otherwise.
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One notification
         * @description One notification and what became of it.
         */
        get: operations["get_notification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay dead letters
         * @description Queue dead letters again, the oldest first, at most 1,000 at once; those without a receiver stay dead.
         */
        post: operations["replay_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay a dead letter
         * @description Queue one dead letter again, under the same id.
         */
        post: operations["replay_notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People
         * @description People who may be on call.
         */
        get: operations["list_people"];
        put?: never;
        /**
         * Add a person
         * @description Add a person; the id says nothing of them, so that what keeps it keeps no name.
         */
        post: operations["post_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person
         * @description One person.
         */
        get: operations["get_person"];
        /**
         * Replace a person
         * @description Replace what is known of a person. Needs If-Match.
         */
        put: operations["put_person"];
        post?: never;
        /**
         * Erase a person
         * @description Erase a person for good (GDPR art. 17), also what they were noted to have said; where a rota named them it has a
         *     gap. Needs If-Match.
         */
        delete: operations["remove_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is on call
         * @description Who is on call for each service that has a rota, with how to reach them.
         */
        get: operations["list_on_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rotas/{rota}/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is on call for a service
         * @description Who is on call for a service, with how to reach them.
         */
        get: operations["get_on_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rotas/{rota}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is on call over a period
         * @description Who is on call at each level, without hole: where nobody is, `person` is null.
         */
        get: operations["get_on_call_periods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When nobody is on call
         * @description The gaps of every rota: at each level that has turns, at all levels of a rota without any.
         */
        get: operations["get_on_call_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rotas
         * @description Rotas, in the order of services.
         */
        get: operations["list_rotas"];
        put?: never;
        /**
         * Create a rota
         * @description Create a service's rota.
         */
        post: operations["post_rota"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rotas/{rota}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A service’s rota
         * @description A service's rota.
         */
        get: operations["get_rota"];
        /**
         * Replace a rota
         * @description Replace a service's rota: calls made from now on follow it. Needs If-Match.
         */
        put: operations["put_rota"];
        post?: never;
        /**
         * Delete a rota
         * @description Delete a service's rota: nobody is on call for it any more. Needs If-Match.
         */
        delete: operations["remove_rota"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Escalations
         * @description Escalations with their calls, the newest first unless asked otherwise.
         */
        get: operations["list_escalations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{escalation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One escalation
         * @description One escalation with its calls.
         */
        get: operations["get_escalation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{escalation}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Type in an answer
         * @description Someone answered by phone: the escalation ends, nobody else is called.
         */
        post: operations["answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{escalation}/calls/{step}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell a call’s outcome
         * @description For the gateway that rings phones.
         */
        post: operations["tell_call_outcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail
         * @description Acts in their order; what each tells more of is read one by one.
         */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One act
         * @description One act with what it tells more of: address, reason, details.
         */
        get: operations["get_audit_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit trail, exact
         * @description One act a line with its content, the oldest first; the export is one more act.
         */
        get: operations["export_audit_ndjson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit trail for spreadsheets
         * @description The same as CSV; what a spreadsheet would take for a formula has an apostrophe before it.
         */
        get: operations["export_audit_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video/cameras/{camera}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a camera live
         * @description A short-lived signed link to the stream, which the video server gives: no image passes through Poste.
         */
        post: operations["open_stream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video/cameras/{camera}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a still of a camera
         * @description One picture, passed on: it enters neither the journal, nor the time machine, nor any cache.
         */
        post: operations["take_snapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video/authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may see cameras
         * @description Individual, dated authorisations; `standing=true` for those in force today.
         */
        get: operations["list_video_authorisations"];
        put?: never;
        /**
         * Authorise an agent
         * @description Designate one person by name, for communes, purposes and a time.
         */
        post: operations["post_video_authorisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video/authorisations/{authorisation}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an authorisation
         * @description From now on nothing is seen under it; it stays on the list.
         */
        post: operations["withdraw_video_authorisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The register of images seen
         * @description Who asked to see which camera, why, and what was answered; kept for three years.
         */
        get: operations["list_video_accesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video/extracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Extracts handed over
         * @description Recorded images handed to authorities.
         */
        get: operations["list_video_extracts"];
        put?: never;
        /**
         * Enter an extract
         * @description Enter what was handed over: to whom, of what, on which medium, with its digest and signature.
         */
        post: operations["post_video_extract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description Who calls, with what rights.
         */
        get: operations["get_session"];
        put?: never;
        /**
         * Sign in
         * @description A session, held by a cookie. `stage` says what it still lacks: a second factor, a password of one's own.
         */
        post: operations["sign_in"];
        /**
         * Sign out
         * @description End the session.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the second factor
         * @description A code of the authenticator or a recovery code, each once; the session gets another cookie and `csrf`.
         */
        post: operations["prove_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a second factor
         * @description A new secret; in effect, in place of the one before, once a code of it is confirmed.
         */
        post: operations["offer_authenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/authenticator/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the second factor
         * @description With a code of the new secret. Ten recovery codes, told once; the other sessions end, this one gets another
         *     cookie and `csrf`.
         */
        post: operations["confirm_authenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's password
         * @description The other sessions end.
         */
        put: operations["change_own_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own sessions
         * @description Where one is signed in now.
         */
        get: operations["list_own_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of one's sessions
         * @description Sign out elsewhere.
         */
        delete: operations["end_own_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts
         * @description Accounts in the order of names.
         */
        get: operations["list_accounts"];
        put?: never;
        /**
         * Add an account
         * @description The account and its first password, told once, to be changed at the first sign-in.
         */
        post: operations["post_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One account
         * @description One account.
         */
        get: operations["get_account"];
        /**
         * Change an account
         * @description Its rights count from its next request on; nobody changes their own, and somebody is left to manage accounts.
         *     Needs If-Match.
         */
        put: operations["put_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset an account
         * @description A new password, told once, to be changed at the next sign-in; every session ends.
         */
        post: operations["reset_one_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions of an account
         * @description Where someone is signed in now.
         */
        get: operations["list_account_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Sign someone out.
         */
        delete: operations["end_account_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens
         * @description Tokens of programs, the newest first, also those that ended.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Create a token
         * @description A token with rights of its own, told once.
         */
        post: operations["post_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a token a new secret
         * @description The same rights; the secret before opens nothing any more.
         */
        post: operations["rotate_one_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description It opens nothing any more.
         */
        delete: operations["revoke_one_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Account
         * @description `must_change`: the password is one we made, and opens nothing else before it is changed. `second_factor`: one is
         *     in effect.
         */
        Account: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Locale */
            locale: string;
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
            /** Disabled */
            disabled: boolean;
            /** Must Change */
            must_change: boolean;
            /** Second Factor */
            second_factor: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * AccountFields
         * @description Who is `disabled` is signed out everywhere, and cannot sign in.
         */
        AccountFields: {
            /**
             * Locale
             * @enum {string}
             */
            locale: "fr" | "en";
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
            /** Disabled */
            disabled: boolean;
        };
        /** AccountPage */
        AccountPage: {
            /** Items */
            items: components["schemas"]["Account"][];
            /** Next */
            next: string | null;
        };
        /** Acknowledgement */
        Acknowledgement: {
            /**
             * Ids
             * @description alarms' ids
             */
            ids: string[];
            /**
             * Comment
             * @default
             */
            comment?: string;
        };
        /** ActReport */
        ActReport: {
            /** Items */
            items: components["schemas"]["Result"][];
            /** Counts */
            counts: {
                [key: string]: number;
            };
        };
        /**
         * AddedAccount
         * @description With its first password, told once.
         */
        AddedAccount: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Locale */
            locale: string;
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
            /** Disabled */
            disabled: boolean;
            /** Must Change */
            must_change: boolean;
            /** Second Factor */
            second_factor: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Version */
            version: number;
            /** Password */
            password: string;
        };
        /**
         * Adopted
         * @description The asset as created, and what came of its kept messages, stored again through the ingest path.
         */
        Adopted: {
            asset: components["schemas"]["AssetDocument"];
            replayed: components["schemas"]["app__api__inbox__Replayed"];
        };
        /**
         * Adoption
         * @description The asset to create; its system is that of the inbox, and so is its id unless a device is adopted: then `id` is
         *     the asset's, made from the device's when left out, and the device's becomes its external id.
         */
        Adoption: {
            /** Kind */
            kind: string;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Lon */
            lon?: number | null;
            /** Lat */
            lat?: number | null;
            /** System */
            system?: null;
            /** Service */
            service?: string | null;
            /**
             * Lifecycle
             * @default in_service
             * @enum {string}
             */
            lifecycle?: "planned" | "in_service" | "maintenance" | "retired";
            /** Attributes */
            attributes?: {
                [key: string]: unknown;
            };
            /** Tags */
            tags?: string[];
            /** External Ids */
            external_ids?: {
                [key: string]: string;
            };
            /** Relations */
            relations?: components["schemas"]["Relation"][];
            /** Id */
            id?: string | null;
        };
        /**
         * Agreement
         * @description Without a `code` the person who asks agrees; with one, whoever it was given to.
         */
        Agreement: {
            /** Code */
            code?: string | null;
        };
        /**
         * AlarmCounts
         * @description How many fit the filters, whatever the page.
         */
        AlarmCounts: {
            /** Total */
            total: number;
            /** By Priority */
            by_priority: {
                [key: string]: number;
            };
            /** By State */
            by_state: {
                [key: string]: number;
            };
        };
        /**
         * AlarmDetail
         * @description `guidance` is null where an earlier release knew the definition and this one does not.
         */
        AlarmDetail: {
            /** Id */
            id: string;
            /** Asset */
            asset: string | null;
            /** System */
            system: string | null;
            /** Kind */
            kind: string;
            /** Family */
            family: string | null;
            /** Name */
            name: string;
            /** Zones */
            zones: string[];
            /** Lon */
            lon: number | null;
            /** Lat */
            lat: number | null;
            /** Definition */
            definition: string;
            /**
             * Priority
             * @enum {string}
             */
            priority: "critical" | "high" | "medium" | "low";
            /**
             * State
             * @enum {string}
             */
            state: "normal" | "unacknowledged" | "acknowledged" | "returned_unacknowledged" | "shelved" | "suppressed_by_design" | "out_of_service";
            /** Active */
            active: boolean;
            label: components["schemas"]["app__api__kinds__Words"];
            /** Detail */
            detail: string;
            /** Value */
            value: unknown;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /**
             * Measured At
             * Format: date-time
             */
            measured_at: string;
            /** Delayed */
            delayed: boolean;
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Acknowledged By */
            acknowledged_by: string | null;
            /** Returned At */
            returned_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Shelved Until */
            shelved_until: string | null;
            /** Assigned To */
            assigned_to: string | null;
            /** Parent */
            parent: string | null;
            /** Folded */
            folded: number;
            /** Comment */
            comment: string;
            /** Suppressed For */
            suppressed_for: ("cause" | "maintenance" | "operator") | null;
            /** Latching */
            latching: boolean;
            /** Occurrences */
            occurrences: number;
            /** Chattering */
            chattering: boolean;
            /** History */
            history: components["schemas"]["AlarmStep"][];
            guidance: components["schemas"]["Guidance"] | null;
        };
        /**
         * AlarmFigures
         * @description Alarms that called someone: folded and suppressed ones do not count. `standing` and what follows are of now;
         *     `stale` stand for over 24 hours.
         */
        AlarmFigures: {
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
            /** Positions */
            positions: number;
            last_10_min: components["schemas"]["AlarmRate"];
            last_hour: components["schemas"]["AlarmRate"];
            last_day: components["schemas"]["AlarmRate"];
            busiest_10_min: components["schemas"]["AlarmRate"];
            /** Offenders */
            offenders: components["schemas"]["Offender"][];
            /** By Priority */
            by_priority: {
                [key: string]: number;
            };
            /** Standing */
            standing: number;
            /** Stale */
            stale: number;
            /** Shelved */
            shelved: number;
            /** Suppressed */
            suppressed: number;
            /** Out Of Service */
            out_of_service: number;
            /** Chattering */
            chattering: number;
            /** Floods */
            floods: components["schemas"]["FloodShown"][];
            to_acknowledge: components["schemas"]["Latency"];
            to_clear: components["schemas"]["Latency"];
        };
        /**
         * AlarmPage
         * @description `cursor` (epoch:seq) is where to subscribe `since`, see /live.
         */
        AlarmPage: {
            /** Items */
            items: components["schemas"]["AlarmShown"][];
            /** Next */
            next: string | null;
            counts: components["schemas"]["AlarmCounts"];
            /** Cursor */
            cursor: string;
        };
        /** AlarmRate */
        AlarmRate: {
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
            /** Alarms */
            alarms: number;
            /** Per Position */
            per_position: number;
        };
        /**
         * AlarmShown
         * @description An alarm. `active`: its condition stands. `measured_at` is since when that was measured, `raised_at` when it was
         *     told, `delayed` where over a minute lay between. `parent` is the cause it is folded under, `folded` how many are
         *     folded under it. `suppressed_for` is `cause`, `maintenance` or `operator`. Of a field system's own alarm, `asset`,
         *     `family` and place are null.
         */
        AlarmShown: {
            /** Id */
            id: string;
            /** Asset */
            asset: string | null;
            /** System */
            system: string | null;
            /** Kind */
            kind: string;
            /** Family */
            family: string | null;
            /** Name */
            name: string;
            /** Zones */
            zones: string[];
            /** Lon */
            lon: number | null;
            /** Lat */
            lat: number | null;
            /** Definition */
            definition: string;
            /**
             * Priority
             * @enum {string}
             */
            priority: "critical" | "high" | "medium" | "low";
            /**
             * State
             * @enum {string}
             */
            state: "normal" | "unacknowledged" | "acknowledged" | "returned_unacknowledged" | "shelved" | "suppressed_by_design" | "out_of_service";
            /** Active */
            active: boolean;
            label: components["schemas"]["app__api__kinds__Words"];
            /** Detail */
            detail: string;
            /** Value */
            value: unknown;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /**
             * Measured At
             * Format: date-time
             */
            measured_at: string;
            /** Delayed */
            delayed: boolean;
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Acknowledged By */
            acknowledged_by: string | null;
            /** Returned At */
            returned_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Shelved Until */
            shelved_until: string | null;
            /** Assigned To */
            assigned_to: string | null;
            /** Parent */
            parent: string | null;
            /** Folded */
            folded: number;
            /** Comment */
            comment: string;
            /** Suppressed For */
            suppressed_for: ("cause" | "maintenance" | "operator") | null;
            /** Latching */
            latching: boolean;
            /** Occurrences */
            occurrences: number;
            /** Chattering */
            chattering: boolean;
        };
        /**
         * AlarmStep
         * @description Who did what and why; `by` is empty for what happened by itself.
         */
        AlarmStep: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Transition */
            transition: string;
            /**
             * State
             * @enum {string}
             */
            state: "normal" | "unacknowledged" | "acknowledged" | "returned_unacknowledged" | "shelved" | "suppressed_by_design" | "out_of_service";
            /** By */
            by: string;
            /** Reason */
            reason: string;
            /** Until */
            until: string | null;
            /** Assigned To */
            assigned_to: string | null;
        };
        /**
         * Always
         * @description Every evening that no other calendar is for.
         */
        Always: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "always";
        };
        /**
         * ArrayRow
         * @description One level and the claims on it, the one that counts first; those that start later are not `in_force`. At level 7
         *     also the programme the asset follows (`holder` `programme:ID`, `claim` null): its value now, until its next change,
         *     `carried_by` the clock of that cabinet (null: Poste), `late` while that cabinet does not report to hold it.
         */
        ArrayRow: {
            /** Level */
            level: number;
            /** Name */
            name: string;
            /** Claims */
            claims: {
                [key: string]: unknown;
            }[];
        };
        /**
         * Asset
         * @description An asset and its live values. `at` is the newest measured time, `field_at` the times of older fields,
         *     `heard_at` when it was last heard, `since` when `comm_status` or `health` last changed. Of the past, what is
         *     kept is the registry, `at` and state fields in `values`; the rest is null.
         */
        Asset: {
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Family */
            family: string;
            /** Name */
            name: string;
            /** Lon */
            lon: number | null;
            /** Lat */
            lat: number | null;
            /** Zones */
            zones: string[];
            /** Commune */
            commune: string | null;
            /** System */
            system: string | null;
            /** Service */
            service: string | null;
            /** Lifecycle */
            lifecycle: string;
            /** Attributes */
            attributes: {
                [key: string]: unknown;
            };
            /** Tags */
            tags: string[];
            /** External Ids */
            external_ids: {
                [key: string]: string;
            };
            /** Version */
            version: number;
            /** Relations */
            relations: components["schemas"]["RelationShown"][];
            /** At */
            at: string | null;
            /** Reported At */
            reported_at: string | null;
            /** Heard At */
            heard_at: string | null;
            /** Since */
            since: string | null;
            /** Expected */
            expected: boolean | null;
            /** Field At */
            field_at: {
                [key: string]: string;
            } | null;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * AssetDocument
         * @description An asset as the registry holds it.
         */
        AssetDocument: {
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Family */
            family: string;
            /** Name */
            name: string;
            /** Lon */
            lon: number | null;
            /** Lat */
            lat: number | null;
            /** Zones */
            zones: string[];
            /** Commune */
            commune: string | null;
            /** System */
            system: string | null;
            /** Service */
            service: string | null;
            /** Lifecycle */
            lifecycle: string;
            /** Attributes */
            attributes: {
                [key: string]: unknown;
            };
            /** Tags */
            tags: string[];
            /** External Ids */
            external_ids: {
                [key: string]: string;
            };
            /** Version */
            version: number;
            /** Relations */
            relations: components["schemas"]["RelationShown"][];
        };
        /**
         * AssetFields
         * @description What people write of an asset, but its id. Position is WGS 84 degrees; zones and commune follow from it.
         */
        AssetFields: {
            /** Kind */
            kind: string;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Lon */
            lon?: number | null;
            /** Lat */
            lat?: number | null;
            /** System */
            system?: string | null;
            /** Service */
            service?: string | null;
            /**
             * Lifecycle
             * @default in_service
             * @enum {string}
             */
            lifecycle?: "planned" | "in_service" | "maintenance" | "retired";
            /** Attributes */
            attributes?: {
                [key: string]: unknown;
            };
            /** Tags */
            tags?: string[];
            /** External Ids */
            external_ids?: {
                [key: string]: string;
            };
            /** Relations */
            relations?: components["schemas"]["Relation"][];
        };
        /** AssetPage */
        AssetPage: {
            /** Items */
            items: components["schemas"]["Asset"][];
            /** Next */
            next: string | null;
            /** Cursor */
            cursor: string;
        };
        /**
         * AssetProgramme
         * @description `calendar_offset_s` is how far the city's calendar is ahead of `at`.
         */
        AssetProgramme: {
            /** Asset */
            asset: string;
            /** Calendar Offset S */
            calendar_offset_s: number;
            /** Items */
            items: components["schemas"]["Followed"][];
        };
        /** AssetRelations */
        AssetRelations: {
            /** Items */
            items: components["schemas"]["RelatedAsset"][];
        };
        /**
         * AssetSearch
         * @description The same as a body, which has room for a polygon.
         */
        AssetSearch: {
            /**
             * Limit
             * @description items in a page
             * @default 100
             */
            limit?: number;
            /**
             * Cursor
             * @description `next` of the page before; empty: the first page
             * @default
             */
            cursor?: string;
            /** Kind */
            kind?: string[];
            /** Family */
            family?: string[];
            /**
             * Zone
             * @description a zone counts what it contains
             */
            zone?: string[];
            /**
             * Bbox
             * @description west,south,east,north in degrees, WGS 84
             * @default
             */
            bbox?: string;
            /** Commune */
            commune?: string[];
            /** System */
            system?: string[];
            /** Service */
            service?: string[];
            /** Lifecycle */
            lifecycle?: ("planned" | "in_service" | "maintenance" | "retired")[];
            /** Comm Status */
            comm_status?: components["schemas"]["CommStatus"][];
            /** Health */
            health?: ("ok" | "minor" | "major" | "stale" | "offline" | "unknown")[];
            /** Tag */
            tag?: string[];
            /**
             * State
             * @description field:value
             */
            state?: string[];
            /**
             * External Id
             * @description name:value
             */
            external_id?: string[];
            /**
             * Q
             * @description words in id, code, name or tags; accents and case do not count
             * @default
             */
            q?: string;
            /**
             * Sort
             * @description by health: the worst first
             * @default id
             * @enum {string}
             */
            sort?: "id" | "-id" | "name" | "-name" | "health" | "-health" | "heard_at" | "-heard_at";
            /**
             * At
             * @description RFC 3339: the registry and state fields as they were then
             */
            at?: string | null;
            /** Ids */
            ids?: string[];
            /**
             * Polygon
             * @description GeoJSON Polygon or MultiPolygon, WGS 84
             */
            polygon?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * Assignment
         * @description To a person or a team; null: to nobody.
         */
        "Assignment-Input": {
            /**
             * Ids
             * @description alarms' ids
             */
            ids: string[];
            /** Assigned To */
            assigned_to: string | null;
        };
        /** Assignment */
        "Assignment-Output": {
            /** Programme */
            programme: string;
            /** Asset */
            asset: string | null;
            /** Tag */
            tag: string | null;
            /** Zone */
            zone: string | null;
            /** Kind */
            kind: string | null;
            /** Since */
            since: string | null;
            /** Until */
            until: string | null;
            /** Id */
            id: string;
            /** Version */
            version: number;
        };
        /**
         * AssignmentFields
         * @description Exactly one of `asset`, `tag`, `zone` and `kind`, from `since` until before `until` on the city's calendar.
         */
        AssignmentFields: {
            /** Programme */
            programme: string;
            /** Asset */
            asset?: string | null;
            /** Tag */
            tag?: string | null;
            /** Zone */
            zone?: string | null;
            /** Kind */
            kind?: string | null;
            /** Since */
            since?: string | null;
            /** Until */
            until?: string | null;
        };
        /** AssignmentPage */
        AssignmentPage: {
            /** Items */
            items: components["schemas"]["Assignment-Output"][];
            /** Next */
            next: string | null;
        };
        /**
         * At
         * @description At a `clock` time, or `offset_min` after a `sun` event, kept within `not_before` and `not_after`.
         */
        "At-Input": {
            /** Clock */
            clock?: string | null;
            /** Sun */
            sun?: ("sunset" | "sunrise" | "dusk" | "dawn") | null;
            /**
             * Offset Min
             * @default 0
             */
            offset_min?: number;
            /** Not Before */
            not_before?: string | null;
            /** Not After */
            not_after?: string | null;
        };
        /**
         * At
         * @description At a `clock` time, or `offset_min` after a `sun` event, kept within `not_before` and `not_after`.
         */
        "At-Output": {
            /** Clock */
            clock: string | null;
            /** Sun */
            sun: ("sunset" | "sunrise" | "dusk" | "dawn") | null;
            /**
             * Offset Min
             * @default 0
             */
            offset_min: number;
            /** Not Before */
            not_before: string | null;
            /** Not After */
            not_after: string | null;
        };
        /**
         * AtLevel
         * @description `person` null: nobody, a gap.
         */
        AtLevel: {
            /**
             * Level
             * @enum {string}
             */
            level: "level_1" | "level_2" | "officer";
            person: components["schemas"]["Person"] | null;
        };
        /**
         * Authenticator
         * @description A secret for an authenticator application, told once; `uri` is what its QR code holds.
         */
        Authenticator: {
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /** Authorisation */
        Authorisation: {
            /** Agent */
            agent: string;
            /**
             * Category
             * @enum {string}
             */
            category: "municipal" | "inter_communal" | "state_service" | "fire_service";
            /** Communes */
            communes: string[];
            /** Purposes */
            purposes: string[];
            /** Order Ref */
            order_ref: string;
            /** Prefect Agreement */
            prefect_agreement: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Id */
            id: string;
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** Given By */
            given_by: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Withdrawn By */
            withdrawn_by: string | null;
        };
        /** AuthorisationPage */
        AuthorisationPage: {
            /** Items */
            items: components["schemas"]["Authorisation"][];
            /** Next */
            next: string | null;
        };
        /** Body_create_import */
        Body_create_import: {
            /**
             * File
             * @description CSV or GeoJSON
             */
            file: string;
            /**
             * Mapping
             * @description YAML or JSON (docs/importing.md); empty: a native city file
             * @default
             */
            mapping?: string;
            /**
             * Dry Run
             * @description report only, write nothing
             * @default false
             */
            dry_run?: boolean;
            /**
             * Outside
             * @description what to do beyond the declared territory
             * @default reject
             * @enum {string}
             */
            outside?: "reject" | "flag";
        };
        /**
         * Bucket
         * @description Readings from `at` on, for one step. `delta` is what a counter counted, through resets; null for the others.
         */
        Bucket: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** N */
            n: number;
            /** Mean */
            mean: number;
            /** Min */
            min: number;
            /** Max */
            max: number;
            /** First */
            first: number;
            /** Last */
            last: number;
            /** Delta */
            delta: number | null;
        };
        /** BucketHistory */
        BucketHistory: {
            /** Asset */
            asset: string;
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
            /** Step */
            step: string;
            /** Series */
            series: components["schemas"]["Series"][];
        };
        /**
         * Calendar
         * @description The steps of the evenings that `when` covers; a night goes from noon to noon, steps in its order.
         *
         *     `derogation` is the reference of the order that allows them beyond the legal hours.
         */
        "Calendar-Input": {
            /** Id */
            id: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** When */
            when: components["schemas"]["OnDates"] | components["schemas"]["OnHolidays-Input"] | components["schemas"]["InSeason-Input"] | components["schemas"]["OnWeekdays"] | components["schemas"]["Always"];
            /** Steps */
            steps: components["schemas"]["Step-Input"][];
            /**
             * Derogation
             * @default
             */
            derogation?: string;
        };
        /**
         * Calendar
         * @description The steps of the evenings that `when` covers; a night goes from noon to noon, steps in its order.
         *
         *     `derogation` is the reference of the order that allows them beyond the legal hours.
         */
        "Calendar-Output": {
            /** Id */
            id: string;
            /**
             * Name
             * @default
             */
            name: string;
            /** When */
            when: components["schemas"]["OnDates"] | components["schemas"]["OnHolidays-Output"] | components["schemas"]["InSeason-Output"] | components["schemas"]["OnWeekdays"] | components["schemas"]["Always"];
            /** Steps */
            steps: components["schemas"]["Step-Output"][];
            /**
             * Derogation
             * @default
             */
            derogation: string;
        };
        /**
         * CallMade
         * @description `sent`: the gateway, webhook or mail server took it; the rest is told by the gateway, the operator or time.
         */
        CallMade: {
            /** Step */
            step: number;
            /**
             * Id
             * @description the `webhook-id` under which it was sent
             */
            id: string;
            /**
             * Level
             * @enum {string}
             */
            level: "level_1" | "level_2" | "officer";
            /**
             * Person
             * @description null: nobody was on call, or they were erased since
             */
            person: string | null;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "sending" | "sent" | "delivered" | "answered" | "unanswered" | "failed";
            /**
             * Called At
             * Format: date-time
             */
            called_at: string;
            /** Told At */
            told_at: string | null;
            /** Detail */
            detail: string;
        };
        /**
         * CallOutcome
         * @description What a gateway tells of a call; `unanswered` and `failed` call the next level at once, `answered` ends it.
         */
        CallOutcome: {
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "delivered" | "answered" | "unanswered" | "failed";
            /**
             * Detail
             * @default
             */
            detail?: string;
        };
        /**
         * CapabilityShown
         * @description Something equipment can be asked; `params` is a JSON Schema, `critical` says when two persons are needed.
         *
         *     `slot` is the parameter that tells several properties of one asset apart. A command waits `ttl_s` seconds, and the
         *     equipment shows its effect within `answer_s` of acknowledging it; `repeatable` ones may be sent again.
         */
        CapabilityShown: {
            /** Name */
            name: string;
            /**
             * Mode
             * @enum {string}
             */
            mode: "held" | "action";
            label: components["schemas"]["app__api__kinds__Words"];
            critical: components["schemas"]["app__api__kinds__Words"] | null;
            /**
             * On Release
             * @enum {string}
             */
            on_release: "auto" | "ask" | "hold";
            /**
             * On Reconnect
             * @enum {string}
             */
            on_reconnect: "auto" | "ask" | "hold";
            /**
             * On Takeover
             * @enum {string}
             */
            on_takeover: "auto" | "ask" | "hold";
            /** Slot */
            slot: string | null;
            /** Ttl S */
            ttl_s: number;
            /** Answer S */
            answer_s: number;
            /** Repeatable */
            repeatable: boolean;
            /** Interlocks */
            interlocks: components["schemas"]["InterlockShown"][];
            /** Params */
            params: {
                [key: string]: unknown;
            };
        };
        /**
         * CategoryCompliance
         * @description A category of installations; `letter` is article 1's. Sums are of what the registry knows.
         */
        CategoryCompliance: {
            /**
             * Category
             * @enum {string}
             */
            category: "street" | "enclosed_site" | "heritage" | "park" | "office" | "shop_window" | "car_park";
            /** Letter */
            letter: string;
            /** Assets */
            assets: number;
            /** Without Programme */
            without_programme: number;
            /** Rated Power W */
            rated_power_w: number;
            /** Flux Lm */
            flux_lm: number;
            /** Programmes */
            programmes: components["schemas"]["Judged"][];
            /** Shortcomings */
            shortcomings: components["schemas"]["Shortcoming"][];
        };
        /** ChangePage */
        ChangePage: {
            /** Items */
            items: components["schemas"]["app__api__asset_journal__Change"][];
            /** Next */
            next: string | null;
        };
        /**
         * Claim
         * @description A claim as it was placed. `released_at` null: it stands, from `starts_at` to `expires_at`.
         */
        Claim: {
            /** Id */
            id: number;
            /** Asset */
            asset: string;
            /** Property */
            property: string;
            /** Capability */
            capability: string;
            /** Level */
            level: number;
            /** Holder */
            holder: string;
            /** Value */
            value: {
                [key: string]: unknown;
            };
            /** Reason */
            reason: string;
            /** Protected */
            protected: boolean;
            /** Ordered By */
            ordered_by: {
                [key: string]: unknown;
            } | null;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Placed By */
            placed_by: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Extended At */
            extended_at: string | null;
            /** Extended By */
            extended_by: string | null;
            /** Released At */
            released_at: string | null;
            /** Released By */
            released_by: string | null;
            /** Release Reason */
            release_reason: string | null;
            /** Request */
            request: string | null;
        };
        /** ClaimPage */
        ClaimPage: {
            /** Items */
            items: components["schemas"]["Claim"][];
            /** Next */
            next: string | null;
        };
        /**
         * CommStatus
         * @description Computed by the server from what it hears, never reported by equipment.
         * @enum {string}
         */
        CommStatus: "online" | "stale" | "offline" | "unknown";
        /**
         * Command
         * @description `accepted_at` is the device's acknowledgement, `done_at` its word that it is done; `confirmed` is said only once
         *     the field shows it. `value` null releases; `attempt` counts how often the same command was sent.
         */
        Command: {
            /** Id */
            id: string;
            /** Asset */
            asset: string;
            /** Property */
            property: string;
            /** Capability */
            capability: string;
            /**
             * Mode
             * @enum {string}
             */
            mode: "held" | "action";
            /** Version */
            version: number;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
            /** Level */
            level: number;
            /** Reason */
            reason: string;
            /** System */
            system: string;
            /** Request */
            request: string | null;
            /** Claim */
            claim: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "sent" | "accepted" | "confirmed" | "rejected" | "failed" | "expired" | "superseded";
            /** Attempt */
            attempt: number;
            /** Detail */
            detail: string;
            /**
             * Queued At
             * Format: date-time
             */
            queued_at: string;
            /** Sent At */
            sent_at: string | null;
            /** Accepted At */
            accepted_at: string | null;
            /** Done At */
            done_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /** CommandPage */
        CommandPage: {
            /** Items */
            items: components["schemas"]["Command"][];
            /** Next */
            next: string | null;
        };
        /**
         * Compiled
         * @description What goes beside the `params` of `load_program`.
         */
        Compiled: {
            programme: components["schemas"]["CompiledPlace"];
            /** Checksum */
            checksum: string;
        };
        /**
         * CompiledPlace
         * @description What equipment with a clock carries out on its own; canonical JSON (RFC 8785) gives its `checksum`.
         */
        CompiledPlace: {
            /**
             * Format
             * @constant
             */
            format: 1;
            /** Lon */
            lon: number;
            /** Lat */
            lat: number;
            /** Zone */
            zone: string;
            /** Holidays */
            holidays: string[];
            programme: components["schemas"]["NewProgramme-Output"];
        };
        /**
         * Content
         * @description What can be erased of an entry.
         */
        Content: {
            /** Address */
            address: string;
            /** Why */
            why: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
        };
        /**
         * Correction
         * @description Below `below_lx`, lighting up comes up to `forward_max_min` early; an older measurement is not believed.
         */
        "Correction-Input": {
            /** Below Lx */
            below_lx: number;
            /** Forward Max Min */
            forward_max_min: number;
            /**
             * Stale After S
             * @default 1800
             */
            stale_after_s?: number;
        };
        /**
         * Correction
         * @description Below `below_lx`, lighting up comes up to `forward_max_min` early; an older measurement is not believed.
         */
        "Correction-Output": {
            /** Below Lx */
            below_lx: number;
            /** Forward Max Min */
            forward_max_min: number;
            /**
             * Stale After S
             * @default 1800
             */
            stale_after_s: number;
        };
        /**
         * Credential
         * @description `id` is the user's name at the broker. `last_used_at` is known where the broker asks us who may enter.
         */
        Credential: {
            /** Id */
            id: string;
            /** System */
            system: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "password" | "certificate";
            /**
             * State
             * @enum {string}
             */
            state: "in_force" | "expired" | "revoked";
            /** Note */
            note: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Expires At */
            expires_at: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Revoked By */
            revoked_by: string | null;
            /** Last Used At */
            last_used_at: string | null;
        };
        /** CredentialPage */
        CredentialPage: {
            /** Items */
            items: components["schemas"]["Credential"][];
            /** Next */
            next: string | null;
        };
        /** Credentials */
        Credentials: {
            /** Name */
            name: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * DeadLetters
         * @description Those that fit every word given; none: all of them.
         */
        DeadLetters: {
            /** Receiver */
            receiver?: string | null;
            /** Rule */
            rule?: string | null;
            /** Alarm */
            alarm?: string | null;
            /** Priority */
            priority?: ("critical" | "high" | "medium" | "low") | null;
        };
        /** DefinitionList */
        DefinitionList: {
            /** Items */
            items: components["schemas"]["DefinitionShown"][];
        };
        /**
         * DefinitionShown
         * @description An alarm that equipment of `kind` can raise. `condition.type` says what else a condition has; delays are seconds
         *     of measured time. `folds` are relations along which it is the cause of others' alarms.
         */
        DefinitionShown: {
            /** Kind */
            kind: string;
            /** Definition */
            definition: string;
            label: components["schemas"]["app__api__kinds__Words"];
            /**
             * Priority
             * @enum {string}
             */
            priority: "critical" | "high" | "medium" | "low";
            /** Condition */
            condition: {
                [key: string]: unknown;
            };
            /** On Delay S */
            on_delay_s: number;
            /** Off Delay S */
            off_delay_s: number;
            /** Latching */
            latching: boolean;
            /** Folds */
            folds: string[];
            /** Folded Under */
            folded_under: string[];
            /** Enabled */
            enabled: boolean;
            guidance: components["schemas"]["Guidance"];
        };
        /**
         * Entry
         * @description An act as it is chained. `digest` is that of its content; `hash` is SHA-256 over the RFC 8785 canonical JSON of
         *     the members before it, `previous` that of the entry before.
         */
        Entry: {
            /** Number */
            number: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Who */
            who: string;
            /**
             * Via
             * @enum {string}
             */
            via: "api" | "cli" | "program";
            /** Action */
            action: string;
            /** Entity */
            entity: string;
            /** Subject */
            subject: string;
            /**
             * Result
             * @enum {string}
             */
            result: "done" | "refused" | "unchanged";
            /** Digest */
            digest: string;
            /** Previous */
            previous: string;
            /** Hash */
            hash: string;
        };
        /** EntryPage */
        EntryPage: {
            /** Items */
            items: components["schemas"]["Entry"][];
            /** Next */
            next: string | null;
        };
        /**
         * Escalation
         * @description `waiting` for the first call, `calling`; ended: `answered`, `stopped` (`ended_why` is the alarm's transition),
         *     `exhausted` (everyone was called, nobody answered).
         */
        Escalation: {
            /** Id */
            id: string;
            /** Rule */
            rule: string;
            /** Service */
            service: string;
            /** Alarm */
            alarm: string;
            /** Asset */
            asset: string | null;
            /** Priority */
            priority: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "calling" | "answered" | "stopped" | "exhausted";
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Next At */
            next_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: string | null;
            /** Ended Why */
            ended_why: string;
            /** Answered By */
            answered_by: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Said */
            said: string;
            /** Calls */
            calls: components["schemas"]["CallMade"][];
        };
        /** EscalationPage */
        EscalationPage: {
            /** Items */
            items: components["schemas"]["Escalation"][];
            /** Next */
            next: string | null;
        };
        /**
         * EventPage
         * @description The newest first.
         */
        EventPage: {
            /** Items */
            items: components["schemas"]["EventShown"][];
            /** Next */
            next: string | null;
        };
        /**
         * EventShown
         * @description `at` is when it happened, as far as the device's clock can be believed; `reported_at` as the device said.
         */
        EventShown: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reported At */
            reported_at: string | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Event */
            event: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
        };
        /** Extension */
        Extension: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /** Family */
        Family: {
            /** Family */
            family: string;
            /** Kinds */
            kinds: string[];
        };
        /** FamilyList */
        FamilyList: {
            /** Items */
            items: components["schemas"]["Family"][];
        };
        /**
         * Finding
         * @description A rule not kept on so many nights of the year, from evening `first` on; `calendars` are the programme's.
         */
        Finding: {
            /** Article */
            article: string;
            /**
             * Rule
             * @enum {string}
             */
            rule: "lit_before_sunset" | "lit_too_late" | "closing_unknown";
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "breach" | "derogation" | "unknown";
            /** Nights */
            nights: number;
            /** First */
            first: string | null;
            /** Calendars */
            calendars: string[];
            /** Detail */
            detail: string;
        };
        /** FlaggedLine */
        FlaggedLine: {
            /** Line */
            line: number;
            /** Code */
            code: string;
            /** Reason */
            reason: string;
        };
        /**
         * FloodShown
         * @description `peak` is the most in ten minutes; `ended_at` is null while it lasts.
         */
        FloodShown: {
            /** Id */
            id: string;
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Positions */
            positions: number;
            /** Alarms */
            alarms: number;
            /** Peak */
            peak: number;
        };
        /**
         * Followed
         * @description What an asset does by its programme: `changes` begin with the one in force.
         *
         *     `carried_by` is the cabinet whose clock carries it out, null: Poste does. `assignment` is what gives it to the asset
         *     or its cabinet; null (`scope` and `subject` too) where most of the cabinet's lamps decide. `brought_forward` says
         *     that darkness lights up before the sun's time: the change in force is that one, since then.
         */
        Followed: {
            /** Capability */
            capability: string;
            /** Programme */
            programme: string;
            /** Carried By */
            carried_by: string | null;
            /** Assignment */
            assignment: string | null;
            /** Scope */
            scope: ("asset" | "tag" | "zone" | "kind") | null;
            /** Subject */
            subject: string | null;
            /** Brought Forward */
            brought_forward: boolean;
            /** Changes */
            changes: components["schemas"]["app__api__programme_models__Change"][];
        };
        /**
         * Freeze
         * @description Levels 3 to 8 are stopped; `expired_commands` were queued and are not sent. Levels 1 and 2 pass.
         */
        Freeze: {
            /** Id */
            id: string;
            /** Family */
            family: string | null;
            /** Zone */
            zone: string | null;
            /** Reason */
            reason: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Placed By */
            placed_by: string;
            /** Second By */
            second_by: string | null;
            /** Expired Commands */
            expired_commands: number;
            /** Lifted At */
            lifted_at: string | null;
            /** Lifted By */
            lifted_by: string | null;
            /** Lifted Second By */
            lifted_second_by: string | null;
        };
        /** FreezePage */
        FreezePage: {
            /** Items */
            items: components["schemas"]["Freeze"][];
            /** Next */
            next: string | null;
        };
        /** Gap */
        Gap: {
            /** Service */
            service: string;
            /**
             * Level
             * @enum {string}
             */
            level: "level_1" | "level_2" | "officer";
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
        };
        /**
         * GivenCode
         * @description Of the authenticator, or a recovery code.
         */
        GivenCode: {
            /** Code */
            code: string;
        };
        /**
         * GivenRole
         * @description A role, for some families of equipment and some zones (with all that lies in them); null: for all.
         */
        GivenRole: {
            role: components["schemas"]["Role"];
            /** Families */
            families: string[] | null;
            /** Zones */
            zones: string[] | null;
        };
        /**
         * Guidance
         * @description ISA-18.2's rationalisation: what it means, what follows, what to do, and within how many seconds.
         */
        Guidance: {
            meaning: components["schemas"]["app__api__kinds__Words"];
            consequence: components["schemas"]["app__api__kinds__Words"];
            action: components["schemas"]["app__api__kinds__Words"];
            /** Respond S */
            respond_s: number;
        };
        /** Health */
        Health: {
            /**
             * Status
             * @constant
             */
            status: "ok";
        };
        /**
         * HeartbeatShown
         * @description Seconds between reports, and how many may be missed before the asset is stale.
         */
        HeartbeatShown: {
            /** Period S */
            period_s: number;
            /** Missed */
            missed: number;
        };
        /** HourCounts */
        HourCounts: {
            /** Received */
            received: number;
            /** Stored */
            stored: number;
            /** Duplicate */
            duplicate: number;
            /** Rejected */
            rejected: number;
            /** Unknown */
            unknown: number;
            /** Unexpected Fields */
            unexpected_fields: number;
            /** Balanced */
            balanced: boolean;
            /**
             * Hour
             * Format: date-time
             */
            hour: string;
        };
        /**
         * HoursOfWeek
         * @description Of each day in `days` (1 is Monday), from a local time to another; one at or before the first is the next day's.
         *
         *     `holidays`: a public holiday counts as its weekday (`same`), `only` they count, or `never`.
         */
        HoursOfWeek: {
            /** Days */
            days: number[];
            /** From */
            from: string;
            /** To */
            to: string;
            /**
             * Holidays
             * @default same
             * @enum {string}
             */
            holidays?: "same" | "only" | "never";
        };
        /** ImportPage */
        ImportPage: {
            /** Items */
            items: components["schemas"]["ImportSummary"][];
            /** Next */
            next: string | null;
        };
        /** ImportRun */
        ImportRun: {
            /** Id */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** File Name */
            file_name: string;
            /** Dry Run */
            dry_run: boolean;
            /**
             * Status
             * @constant
             */
            status: "done";
            report: components["schemas"]["Report"];
        };
        /** ImportSummary */
        ImportSummary: {
            /** Id */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** File Name */
            file_name: string;
            /** Dry Run */
            dry_run: boolean;
            /**
             * Status
             * @constant
             */
            status: "done";
        };
        /**
         * InSeason
         * @description Every year from `first` to `last`, both included, on some weekdays or (empty) all.
         */
        "InSeason-Input": {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "season";
            /**
             * First
             * @description MM-DD
             */
            first: string;
            /**
             * Last
             * @description MM-DD
             */
            last: string;
            /** Weekdays */
            weekdays?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        };
        /**
         * InSeason
         * @description Every year from `first` to `last`, both included, on some weekdays or (empty) all.
         */
        "InSeason-Output": {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "season";
            /**
             * First
             * @description MM-DD
             */
            first: string;
            /**
             * Last
             * @description MM-DD
             */
            last: string;
            /** Weekdays */
            weekdays: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        };
        /** Inbox */
        Inbox: {
            /** Items */
            items: components["schemas"]["UnknownAsset"][];
            /** Next */
            next: string | null;
        };
        /**
         * Installation
         * @description `calendar_now` is `server_time` shifted by `calendar_offset_s`: what sun, rush hours and programmes go by.
         */
        Installation: {
            /** Name */
            name: string;
            /** Version */
            version: string;
            /** Timezone */
            timezone: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Calendar Offset S */
            calendar_offset_s: number;
            /**
             * Calendar Now
             * Format: date-time
             */
            calendar_now: string;
            /** Cursor */
            cursor: string;
            /**
             * Journal At
             * Format: date-time
             */
            journal_at: string;
            /** Assets */
            assets: number;
            counts: components["schemas"]["app__api__installation__Counts"];
        };
        /** InstallationPage */
        InstallationPage: {
            /** Items */
            items: components["schemas"]["LightingInstallation"][];
            /** Next */
            next: string | null;
        };
        /**
         * InterlockShown
         * @description A rule checked when a claim is placed and again when a command is sent, but at `exempt_levels`.
         *
         *     `inputs` are reported fields, no older than `fresh_s` seconds; `attributes` are described ones.
         */
        InterlockShown: {
            /** Name */
            name: string;
            rule: components["schemas"]["app__api__kinds__Words"];
            remedy: components["schemas"]["app__api__kinds__Words"];
            /** Inputs */
            inputs: string[];
            /** Attributes */
            attributes: string[];
            /** Fresh S */
            fresh_s: number | null;
            /** Exempt Levels */
            exempt_levels: number[];
        };
        /**
         * IssuedCredential
         * @description `secret` is the password: it is told here once and kept nowhere. Null of a certificate.
         */
        IssuedCredential: {
            /** Id */
            id: string;
            /** System */
            system: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "password" | "certificate";
            /**
             * State
             * @enum {string}
             */
            state: "in_force" | "expired" | "revoked";
            /** Note */
            note: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Expires At */
            expires_at: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Revoked By */
            revoked_by: string | null;
            /** Last Used At */
            last_used_at: string | null;
            /** Secret */
            secret: string | null;
        };
        /**
         * Judged
         * @description A programme as so many assets of a category follow it, whose activity ends and begins at given hours.
         */
        Judged: {
            /** Programme */
            programme: string;
            /**
             * Category
             * @enum {string}
             */
            category: "street" | "enclosed_site" | "heritage" | "park" | "office" | "shop_window" | "car_park";
            /** Closes At */
            closes_at: string | null;
            /** Opens At */
            opens_at: string | null;
            /** Assets */
            assets: number;
            /** Findings */
            findings: components["schemas"]["Finding"][];
        };
        /**
         * KeptSelection
         * @description Kept messages that fit every word given, one word at least. `asset` is as the inbox shows it.
         */
        KeptSelection: {
            /** System */
            system?: string | null;
            /** Asset */
            asset?: string | null;
            /** Reason */
            reason?: string | null;
            /** Ids */
            ids?: number[] | null;
        };
        /** KindList */
        KindList: {
            /** Items */
            items: components["schemas"]["KindShown"][];
        };
        /**
         * KindShown
         * @description A kind of equipment; `alarms` are as GET /alarms/definitions tells them.
         *
         *     `state`, `measurements` and `attributes` are JSON Schemas; `x-unit` is UCUM.
         */
        KindShown: {
            /** Kind */
            kind: string;
            /** Family */
            family: string;
            label: components["schemas"]["app__api__kinds__Words"];
            /** Symbol */
            symbol: string;
            /** Source */
            source: string;
            /** Mobile */
            mobile: boolean;
            /** Map Value */
            map_value: string | null;
            heartbeat: components["schemas"]["HeartbeatShown"];
            on_comm_loss: components["schemas"]["app__api__kinds__Words"];
            /** State */
            state: {
                [key: string]: unknown;
            };
            /** Measurements */
            measurements: {
                [key: string]: unknown;
            };
            /** Attributes */
            attributes: {
                [key: string]: unknown;
            };
            /** Capabilities */
            capabilities: components["schemas"]["CapabilityShown"][];
            /** Alarms */
            alarms: {
                [key: string]: unknown;
            }[];
        };
        /** Lasting */
        Lasting: {
            /**
             * Days
             * @description how long it opens
             * @default 90
             */
            days?: number;
        };
        /**
         * Latency
         * @description Seconds, null where there was none.
         */
        Latency: {
            /** Count */
            count: number;
            /** P50 S */
            p50_s: number | null;
            /** P95 S */
            p95_s: number | null;
        };
        /** Ledger */
        Ledger: {
            total: components["schemas"]["app__api__ledger__Counts"];
            /** Systems */
            systems: components["schemas"]["SystemCounts"][];
        };
        /** Lifting */
        Lifting: {
            /** Reason */
            reason: string;
        };
        /** LightingCompliance */
        LightingCompliance: {
            /** Year */
            year: number;
            /** Items */
            items: components["schemas"]["CategoryCompliance"][];
        };
        /**
         * LightingInstallation
         * @description What article 5 has the manager keep available, null where the registry does not say.
         */
        LightingInstallation: {
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /**
             * Category
             * @enum {string}
             */
            category: "street" | "enclosed_site" | "heritage" | "park" | "office" | "shop_window" | "car_park";
            /** Letter */
            letter: string;
            /** Commune */
            commune: string | null;
            /** Lon */
            lon: number | null;
            /** Lat */
            lat: number | null;
            /** Ulr Pct */
            ulr_pct: unknown;
            /** Cie Flux Code 3 Pct */
            cie_flux_code_3_pct: unknown;
            /** Cct K */
            cct_k: unknown;
            /** Rated Power W */
            rated_power_w: unknown;
            /** Flux Lm */
            flux_lm: unknown;
            /** Installed On */
            installed_on: unknown;
        };
        /**
         * ListedProblem
         * @description A kind of problem; `example` is one as it is answered.
         */
        ListedProblem: {
            /** Code */
            code: string;
            /** Status */
            status: number;
            /** Meaning */
            meaning: string;
            example: components["schemas"]["Problem"];
        };
        /**
         * Lockout
         * @description Nothing is sent to `asset` while it stands.
         */
        Lockout: {
            /** Id */
            id: string;
            /** Asset */
            asset: string;
            /** Holder */
            holder: string;
            /** Kind */
            kind: string;
            /** Reference */
            reference: string;
            /** Reason */
            reason: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
            /** Placed By */
            placed_by: string;
            /** Lifted At */
            lifted_at: string | null;
            /** Lifted By */
            lifted_by: string | null;
        };
        /** LockoutPage */
        LockoutPage: {
            /** Items */
            items: components["schemas"]["Lockout"][];
            /** Next */
            next: string | null;
        };
        /**
         * MapColumns
         * @description Position n of every column is the same asset. `kind`, `health`, `comm_status` and `lifecycle` are positions in
         *     `words`; `lon` and `lat` (WGS 84, 1e-6 degree) are where mobile assets last reported; `value` is what the
         *     kind's `map_value` names. `seq` is the journal seq of the asset's last row: of what the live feed brings, only
         *     rows after it are news.
         */
        MapColumns: {
            /** Id */
            id: string[];
            /** Kind */
            kind: number[];
            /** Lon */
            lon: (number | null)[];
            /** Lat */
            lat: (number | null)[];
            /** Health */
            health: number[];
            /** Comm Status */
            comm_status: number[];
            /** Lifecycle */
            lifecycle: number[];
            /** Value */
            value: unknown[];
            /** Seq */
            seq: number[];
        };
        /**
         * MapState
         * @description `cursor` (epoch:seq) is where to subscribe `since`; `at` when the journal was last written.
         */
        MapState: {
            /** Cursor */
            cursor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            words: components["schemas"]["app__api__map_state__Words"];
            columns: components["schemas"]["MapColumns"];
        };
        /**
         * MappingTrial
         * @description What to try: `dialect`, `topics` and `mapping` are the saved ones where left out. With no `samples`, the newest
         *     messages kept of the system are tried, or those named in `kept`.
         */
        MappingTrial: {
            /** Dialect */
            dialect?: ("native" | "chirpstack" | "ttn" | "onvif" | "mapped") | null;
            /** Topics */
            topics?: string[] | null;
            /** Mapping */
            mapping?: string | null;
            /** Samples */
            samples?: components["schemas"]["Sample"][];
            /** Kept */
            kept?: number[] | null;
        };
        /**
         * NewAccount
         * @description `name` is what acts show; a name is taken however it is typed.
         */
        NewAccount: {
            /** Name */
            name: string;
            /**
             * Locale
             * @default fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
        };
        /**
         * NewAction
         * @description A one-off action.
         */
        NewAction: {
            /** Capability */
            capability: string;
            /** Value */
            value?: {
                [key: string]: unknown;
            };
            /**
             * Level
             * @description 1 life safety … 8 default; the lowest number wins
             */
            level: number;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Holder */
            holder?: string | null;
            ordered_by?: components["schemas"]["Order"] | null;
            selection: components["schemas"]["Selection"];
        };
        /**
         * NewAsset
         * @description An asset to create; `id` is also its level in MQTT topics.
         */
        NewAsset: {
            /** Kind */
            kind: string;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Lon */
            lon?: number | null;
            /** Lat */
            lat?: number | null;
            /** System */
            system?: string | null;
            /** Service */
            service?: string | null;
            /**
             * Lifecycle
             * @default in_service
             * @enum {string}
             */
            lifecycle?: "planned" | "in_service" | "maintenance" | "retired";
            /** Attributes */
            attributes?: {
                [key: string]: unknown;
            };
            /** Tags */
            tags?: string[];
            /** External Ids */
            external_ids?: {
                [key: string]: string;
            };
            /** Relations */
            relations?: components["schemas"]["Relation"][];
            /** Id */
            id: string;
        };
        /** NewAssignment */
        NewAssignment: {
            /** Programme */
            programme: string;
            /** Asset */
            asset?: string | null;
            /** Tag */
            tag?: string | null;
            /** Zone */
            zone?: string | null;
            /** Kind */
            kind?: string | null;
            /** Since */
            since?: string | null;
            /** Until */
            until?: string | null;
            /** Id */
            id: string;
        };
        /**
         * NewAuthorisation
         * @description `agent` is named in person. `communes` (INSEE) may be empty for state and fire services only: all of the city.
         */
        NewAuthorisation: {
            /** Agent */
            agent: string;
            /**
             * Category
             * @enum {string}
             */
            category: "municipal" | "inter_communal" | "state_service" | "fire_service";
            /** Communes */
            communes: string[];
            /** Purposes */
            purposes: string[];
            /** Order Ref */
            order_ref: string;
            /**
             * Prefect Agreement
             * @default
             */
            prefect_agreement?: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
        };
        /**
         * NewClaim
         * @description `expires_at` left out takes the default of its level; `ends_at` is when the permit, incident or event ends. A
         *     `protected` claim is overridden by two persons only.
         */
        NewClaim: {
            /** Capability */
            capability: string;
            /** Value */
            value?: {
                [key: string]: unknown;
            };
            /**
             * Level
             * @description 1 life safety … 8 default; the lowest number wins
             */
            level: number;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Holder */
            holder?: string | null;
            ordered_by?: components["schemas"]["Order"] | null;
            selection: components["schemas"]["Selection"];
            /** Starts At */
            starts_at?: string | null;
            /** Expires At */
            expires_at?: string | null;
            /** Ends At */
            ends_at?: string | null;
            /**
             * Protected
             * @default false
             */
            protected?: boolean;
        };
        /**
         * NewCredential
         * @description `name` is the one in the certificate, of kind `certificate` alone. `expires_at` null: until revoked.
         */
        NewCredential: {
            /**
             * Kind
             * @default password
             * @enum {string}
             */
            kind?: "password" | "certificate";
            /** Name */
            name?: string | null;
            /**
             * Note
             * @default
             */
            note?: string;
            /** Expires At */
            expires_at?: string | null;
        };
        /**
         * NewExtract
         * @description What was handed over: `requisition` empty where there is none, `sha256` of the file in hexadecimal digits.
         */
        NewExtract: {
            /** Camera */
            camera: string;
            /** Requisition */
            requisition: string;
            /** Authority */
            authority: string;
            /** Officer */
            officer: string;
            /** Unit */
            unit: string;
            /** Reason */
            reason: string;
            /**
             * Recorded From
             * Format: date-time
             */
            recorded_from: string;
            /**
             * Recorded To
             * Format: date-time
             */
            recorded_to: string;
            /** Sha256 */
            sha256: string;
            /** Medium */
            medium: string;
            /** Signature */
            signature: string;
        };
        /**
         * NewFreeze
         * @description A family, a zone (with what it contains), or a family within a zone.
         */
        NewFreeze: {
            /** Family */
            family?: string | null;
            /** Zone */
            zone?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * NewLockout
         * @description `holder` is who lifts it; `until` null: until lifted.
         */
        NewLockout: {
            /** Asset */
            asset: string;
            /** Holder */
            holder: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "works_permit" | "electrical" | "other";
            /**
             * Reference
             * @default
             */
            reference?: string;
            /** Reason */
            reason: string;
            /** Until */
            until?: string | null;
        };
        /** NewOverride */
        NewOverride: {
            /** Kind */
            kind: string;
            /** Definition */
            definition: string;
            /** Zone */
            zone?: string | null;
            /** Asset */
            asset?: string | null;
            /** Limits */
            limits?: {
                [key: string]: unknown;
            };
            /** On Delay S */
            on_delay_s?: number | null;
            /** Off Delay S */
            off_delay_s?: number | null;
            /** Priority */
            priority?: ("critical" | "high" | "medium" | "low") | null;
            /** Enabled */
            enabled?: boolean | null;
            /** Reason */
            reason: string;
            /** Id */
            id: string;
        };
        /**
         * NewPassword
         * @description 12 to 128 characters, not among those that are tried first.
         */
        NewPassword: {
            /**
             * Current
             * Format: password
             */
            current: string;
            /**
             * New
             * Format: password
             */
            new: string;
        };
        /** NewProgramme */
        "NewProgramme-Input": {
            /** Name */
            name: string;
            /** Capability */
            capability: string;
            /** Calendars */
            calendars: components["schemas"]["Calendar-Input"][];
            correction?: components["schemas"]["Correction-Input"] | null;
            /** Id */
            id: string;
        };
        /** NewProgramme */
        "NewProgramme-Output": {
            /** Name */
            name: string;
            /** Capability */
            capability: string;
            /** Calendars */
            calendars: components["schemas"]["Calendar-Output"][];
            correction: components["schemas"]["Correction-Output"] | null;
            /** Id */
            id: string;
        };
        /** NewReceiver */
        NewReceiver: {
            /** Name */
            name: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "webhook";
            /** Address */
            address: string;
            /** Secret */
            secret?: string | null;
            /**
             * Enabled
             * @default true
             */
            enabled?: boolean;
            /** Id */
            id: string;
        };
        /** NewRota */
        NewRota: {
            /** Gateway */
            gateway?: string | null;
            /** Turns */
            turns: components["schemas"]["TurnFields"][];
            /** Exceptions */
            exceptions?: components["schemas"]["SwapFields"][];
            /** Id */
            id: string;
        };
        /** NewRule */
        NewRule: {
            /** Name */
            name: string;
            /**
             * Enabled
             * @default true
             */
            enabled?: boolean;
            /** Receiver */
            receiver?: string | null;
            /**
             * Transitions
             * @default [
             *       "raised"
             *     ]
             */
            transitions?: ("raised" | "acknowledged" | "returned" | "closed" | "shelved" | "unshelved" | "suppressed" | "unsuppressed" | "out_of_service" | "in_service" | "commented" | "assigned" | "folded")[];
            /** Priorities */
            priorities?: ("critical" | "high" | "medium" | "low")[];
            /** Families */
            families?: string[];
            /** Kinds */
            kinds?: string[];
            /** Definitions */
            definitions?: string[];
            /** Zones */
            zones?: string[];
            /** Systems */
            systems?: string[];
            hours?: components["schemas"]["HoursOfWeek"] | null;
            escalation?: components["schemas"]["Plan"] | null;
            /** Id */
            id: string;
        };
        /** NewService */
        NewService: {
            /** Name */
            name: string;
            /**
             * Partner
             * @default false
             */
            partner?: boolean;
            /** Contact */
            contact?: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
        };
        /**
         * NewSystem
         * @description `id` is its level in MQTT topics.
         */
        NewSystem: {
            /** Name */
            name: string;
            /**
             * Dialect
             * @default native
             * @enum {string}
             */
            dialect?: "native" | "chirpstack" | "ttn" | "onvif" | "mapped";
            /** Service */
            service?: string | null;
            /** Topics */
            topics?: string[];
            /**
             * Mapping
             * @description YAML, see docs/mapping.md
             * @default
             */
            mapping?: string;
            /**
             * Command Rate
             * @description commands a second it can take
             * @default 50
             */
            command_rate?: number;
            /** Id */
            id: string;
        };
        /** NewToken */
        NewToken: {
            /** Name */
            name: string;
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
            /**
             * Days
             * @description how long it opens
             * @default 90
             */
            days?: number;
        };
        /**
         * NewView
         * @description `purpose` is one of CSI L251-2 (docs/video.md) that the camera and the agent are authorised for.
         */
        NewView: {
            /** Purpose */
            purpose: string;
            /** Reason */
            reason: string;
        };
        /** NewZone */
        NewZone: {
            /** Name */
            name: string;
            /**
             * Level
             * @enum {string}
             */
            level: "territory" | "commune" | "district" | "perimeter";
            /** Parent */
            parent?: string | null;
            /** Insee */
            insee?: string | null;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /**
             * Safety Lit
             * @default false
             */
            safety_lit?: boolean;
            /**
             * Closed
             * @default false
             */
            closed?: boolean;
            /** Id */
            id: string;
        };
        /**
         * Notification
         * @description `attempts` since it was queued or replayed; `detail` is what the last one met. Its id is the event's id, and the
         *     header `webhook-id` of every attempt.
         */
        Notification: {
            /** Id */
            id: string;
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "alarm" | "test" | "anchor";
            /** Rule */
            rule: string | null;
            /** Receiver */
            receiver: string;
            /** Alarm */
            alarm: string | null;
            /** Asset */
            asset: string | null;
            /** Priority */
            priority: string | null;
            /** Transition */
            transition: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "delivered" | "dead";
            /** Attempts */
            attempts: number;
            /** Replays */
            replays: number;
            /**
             * Queued At
             * Format: date-time
             */
            queued_at: string;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            /**
             * Give Up At
             * Format: date-time
             */
            give_up_at: string;
            /** Last Attempt At */
            last_attempt_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Detail */
            detail: string;
        };
        /** NotificationPage */
        NotificationPage: {
            /** Items */
            items: components["schemas"]["Notification"][];
            /** Next */
            next: string | null;
        };
        /**
         * Offender
         * @description `asset` is null for a field system.
         */
        Offender: {
            /** Asset */
            asset: string | null;
            /** Kind */
            kind: string;
            /** Definition */
            definition: string;
            /** Alarms */
            alarms: number;
        };
        /** OnCall */
        OnCall: {
            /** Service */
            service: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Levels */
            levels: components["schemas"]["AtLevel"][];
        };
        /** OnCallList */
        OnCallList: {
            /** Items */
            items: components["schemas"]["OnCall"][];
        };
        /**
         * OnCallPeriod
         * @description `person` is an id; null: nobody, a gap.
         */
        OnCallPeriod: {
            /**
             * Level
             * @enum {string}
             */
            level: "level_1" | "level_2" | "officer";
            /** Person */
            person: string | null;
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
        };
        /** OnCallPeriods */
        OnCallPeriods: {
            /** Service */
            service: string;
            /** Items */
            items: components["schemas"]["OnCallPeriod"][];
        };
        /**
         * OnDates
         * @description Exceptional dates, each the evening on which the night begins.
         */
        OnDates: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "dates";
            /** Dates */
            dates: string[];
        };
        /**
         * OnHolidays
         * @description Public holidays, or with `eve` the evenings before them.
         */
        "OnHolidays-Input": {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "holidays";
            /**
             * Eve
             * @default false
             */
            eve?: boolean;
        };
        /**
         * OnHolidays
         * @description Public holidays, or with `eve` the evenings before them.
         */
        "OnHolidays-Output": {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "holidays";
            /**
             * Eve
             * @default false
             */
            eve: boolean;
        };
        /** OnWeekdays */
        OnWeekdays: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "weekdays";
            /** Days */
            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        };
        /** OpenSession */
        OpenSession: {
            /** Id */
            id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Proven Twice */
            proven_twice: boolean;
            /** Address */
            address: string;
            /** Agent */
            agent: string;
        };
        /** OpenSessions */
        OpenSessions: {
            /** Items */
            items: components["schemas"]["OpenSession"][];
        };
        /**
         * Order
         * @description Who ordered it, through which channel, when, and under which reference.
         */
        Order: {
            /** Authority */
            authority: string;
            /** Name */
            name: string;
            /** Channel */
            channel: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Reference
             * @default
             */
            reference?: string;
        };
        /**
         * OverrideFields
         * @description What is null stays as built in. `limits` are members of the definition's condition: limit, deadband, per_s,
         *     for_s, expression. For a `zone`, for one `asset`, or with neither for the whole kind; the most
         *     particular wins. `enabled: false` switches the alarm off.
         */
        OverrideFields: {
            /** Kind */
            kind: string;
            /** Definition */
            definition: string;
            /** Zone */
            zone?: string | null;
            /** Asset */
            asset?: string | null;
            /** Limits */
            limits?: {
                [key: string]: unknown;
            };
            /** On Delay S */
            on_delay_s?: number | null;
            /** Off Delay S */
            off_delay_s?: number | null;
            /** Priority */
            priority?: ("critical" | "high" | "medium" | "low") | null;
            /** Enabled */
            enabled?: boolean | null;
            /** Reason */
            reason: string;
        };
        /** OverridePage */
        OverridePage: {
            /** Items */
            items: components["schemas"]["OverrideShown"][];
            /** Next */
            next: string | null;
        };
        /** OverrideShown */
        OverrideShown: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Definition */
            definition: string;
            /** Zone */
            zone: string | null;
            /** Asset */
            asset: string | null;
            /** Limits */
            limits: {
                [key: string]: unknown;
            };
            /** On Delay S */
            on_delay_s: number | null;
            /** Off Delay S */
            off_delay_s: number | null;
            /** Priority */
            priority: ("critical" | "high" | "medium" | "low") | null;
            /** Enabled */
            enabled: boolean | null;
            /** Reason */
            reason: string;
            /** Changed By */
            changed_by: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Version */
            version: number;
        };
        /** PasswordAgain */
        PasswordAgain: {
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * Permission
         * @description What actions do, as far as it is permitted to some and not to others.
         * @enum {string}
         */
        Permission: "see" | "acknowledge" | "command" | "command_emergency" | "lock_out" | "freeze" | "view_cameras" | "see_people" | "manage_rotas" | "configure" | "export" | "audit_read" | "manage_accounts";
        /** Person */
        Person: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Email */
            email: string;
            /** Webhook */
            webhook: string;
            /** Version */
            version: number;
        };
        /**
         * PersonFields
         * @description Empty texts where there is none. `secret` signs what the webhook is sent (see receivers); it is never shown.
         */
        PersonFields: {
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Webhook
             * @default
             */
            webhook?: string;
            /** Secret */
            secret?: string | null;
        };
        /** PersonPage */
        PersonPage: {
            /** Items */
            items: components["schemas"]["Person"][];
            /** Next */
            next: string | null;
        };
        /**
         * PhoneAnswer
         * @description Who answered, when (empty: now), and what was said.
         */
        PhoneAnswer: {
            /** Person */
            person: string;
            /** At */
            at?: string | null;
            /**
             * Said
             * @default
             */
            said?: string;
        };
        /**
         * Plan
         * @description Call the rota of `service` once nobody acknowledged for `after_s`; the next level every `step_s` seconds.
         */
        Plan: {
            /** Service */
            service: string;
            /** After S */
            after_s: number;
            /** Step S */
            step_s: number;
        };
        /**
         * Point
         * @description One reading; `at` is when it was measured.
         */
        Point: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Reported At */
            reported_at: string | null;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * PriorityArray
         * @description The eight levels, and what would show through if the winner were released (`next`: a claim's
         *     value, else its programme's; null where nobody claims, or it follows no programme).
         */
        PriorityArray: {
            /** Asset */
            asset: string;
            /** Property */
            property: string;
            /** Capability */
            capability: string;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
            /** Level */
            level: number | null;
            /** Claim */
            claim: number | null;
            /** Holder */
            holder: string | null;
            /** Expires At */
            expires_at: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "agreed" | "pending" | "discrepancy" | "blocked" | "unreachable" | "ask" | "held" | "refused";
            /** Detail */
            detail: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Version */
            version: number;
            /** Failures */
            failures: number;
            /** Next Change At */
            next_change_at: string | null;
            /** Next */
            next: {
                [key: string]: unknown;
            } | null;
            /** Rows */
            rows: components["schemas"]["ArrayRow"][];
            /** Locked By */
            locked_by: string | null;
        };
        /** PriorityArrays */
        PriorityArrays: {
            /** Items */
            items: components["schemas"]["PriorityArray"][];
        };
        /**
         * Problem
         * @description `code` is stable, `detail` is for people. Some come with more: `errors` (where a request is malformed),
         *     `oldest` (the first instant that is kept), `version` (the one that is current), `retry_after_s`.
         */
        Problem: {
            /**
             * Type
             * @description urn:poste:problem: and the code
             */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
        } & {
            [key: string]: unknown;
        };
        /** ProblemList */
        ProblemList: {
            /** Items */
            items: components["schemas"]["ListedProblem"][];
        };
        /**
         * Programme
         * @description `checksum` is of the programme's canonical JSON, wherever it is carried out.
         */
        Programme: {
            /** Name */
            name: string;
            /** Capability */
            capability: string;
            /** Calendars */
            calendars: components["schemas"]["Calendar-Output"][];
            correction: components["schemas"]["Correction-Output"] | null;
            /** Id */
            id: string;
            /** Checksum */
            checksum: string;
            /** Version */
            version: number;
        };
        /**
         * ProgrammeCabinet
         * @description A cabinet that should hold the programme compiled for its place (`checksum`), and what it reports instead.
         *
         *     It is `late` since `late_since`; `tries` loads were sent since, the last is `command`, and the next goes at
         *     `next_try_at` if the cabinet can be reached. `alarmed`: it is told as `programme_not_taken`.
         */
        ProgrammeCabinet: {
            /** Asset */
            asset: string;
            /** Name */
            name: string;
            /** Checksum */
            checksum: string;
            /** Held Programme */
            held_programme: string | null;
            /** Held Checksum */
            held_checksum: string | null;
            /** Late */
            late: boolean;
            /** Late Since */
            late_since: string | null;
            /** Tries */
            tries: number;
            /** Next Try At */
            next_try_at: string | null;
            /** Command */
            command: string | null;
            /** Alarmed */
            alarmed: boolean;
        };
        /** ProgrammeCabinetPage */
        ProgrammeCabinetPage: {
            /** Items */
            items: components["schemas"]["ProgrammeCabinet"][];
            /** Next */
            next: string | null;
        };
        /** ProgrammeCompliance */
        ProgrammeCompliance: {
            /** Programme */
            programme: string;
            /** Year */
            year: number;
            /** Items */
            items: components["schemas"]["Judged"][];
        };
        /**
         * ProgrammeFields
         * @description Of the calendars that cover an evening, dates go before holidays, seasons, weekdays and always.
         */
        ProgrammeFields: {
            /** Name */
            name: string;
            /** Capability */
            capability: string;
            /** Calendars */
            calendars: components["schemas"]["Calendar-Input"][];
            correction?: components["schemas"]["Correction-Input"] | null;
        };
        /** ProgrammePage */
        ProgrammePage: {
            /** Items */
            items: components["schemas"]["ProgrammeSummary"][];
            /** Next */
            next: string | null;
        };
        /**
         * ProgrammeSummary
         * @description A programme without its calendars.
         */
        ProgrammeSummary: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Capability */
            capability: string;
            correction: components["schemas"]["Correction-Output"] | null;
            /** Checksum */
            checksum: string;
            /** Version */
            version: number;
        };
        /** RawHistory */
        RawHistory: {
            /** Asset */
            asset: string;
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
            /**
             * Step
             * @constant
             */
            step: "raw";
            /** Points */
            points: components["schemas"]["Point"][];
            /** Next */
            next: string | null;
        };
        /**
         * Readiness
         * @description What was looked at; each of `checks` has `ok` and, when not, a `detail` that says why.
         */
        Readiness: {
            /** Ready */
            ready: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Checks */
            checks: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        /** Reasoned */
        Reasoned: {
            /**
             * Ids
             * @description alarms' ids
             */
            ids: string[];
            /** Reason */
            reason: string;
        };
        /** Receiver */
        Receiver: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Channel */
            channel: string;
            /** Address */
            address: string;
            /** Enabled */
            enabled: boolean;
            /** Version */
            version: number;
        };
        /**
         * ReceiverFields
         * @description `address` is an e-mail address or a URL. `secret` (`whsec_` and 24 to 64 bytes as base64) signs what a webhook is
         *     sent; it is never shown, and replacing without it keeps it. A receiver that is not `enabled` is sent nothing.
         */
        ReceiverFields: {
            /** Name */
            name: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "webhook";
            /** Address */
            address: string;
            /** Secret */
            secret?: string | null;
            /**
             * Enabled
             * @default true
             */
            enabled?: boolean;
        };
        /** ReceiverPage */
        ReceiverPage: {
            /** Items */
            items: components["schemas"]["Receiver"][];
            /** Next */
            next: string | null;
        };
        /**
         * RecoveryCodes
         * @description Told once; each opens once, in place of the authenticator's code.
         */
        RecoveryCodes: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * Refusal
         * @description `trimmed` were kept once; of systems nobody registered they are counted under an empty `system`.
         */
        Refusal: {
            /** System */
            system: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "rejected" | "unknown";
            /** Reason */
            reason: string;
            /** Kept */
            kept: number;
            /** Trimmed */
            trimmed: number;
            /**
             * Newest
             * Format: date-time
             */
            newest: string;
        };
        /** Refusals */
        Refusals: {
            /** Items */
            items: components["schemas"]["Refusal"][];
        };
        /** RefusedLine */
        RefusedLine: {
            /** Line */
            line: number;
            /** Code */
            code: string;
            /** Reason */
            reason: string;
            /** Excerpt */
            excerpt: string;
        };
        /**
         * RejectedDetail
         * @description `payload` as text, what is not UTF-8 escaped as `\xNN`; `payload_base64` is what came, byte for byte.
         */
        RejectedDetail: {
            /** Id */
            id: number;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Topic */
            topic: string;
            /** System */
            system: string;
            /** Asset */
            asset: string;
            /** Reason */
            reason: string;
            /** Detail */
            detail: string;
            /** Payload */
            payload: string;
            /** Payload Base64 */
            payload_base64: string;
        };
        /** RejectedMessage */
        RejectedMessage: {
            /** Id */
            id: number;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Topic */
            topic: string;
            /** System */
            system: string;
            /** Asset */
            asset: string;
            /** Reason */
            reason: string;
            /** Detail */
            detail: string;
        };
        /**
         * RejectedPage
         * @description The newest first.
         */
        RejectedPage: {
            /** Items */
            items: components["schemas"]["RejectedMessage"][];
            /** Next */
            next: string | null;
        };
        /**
         * RelatedAsset
         * @description `direction` is `out` when the asset asked about holds the relation, `in` when the other does.
         */
        RelatedAsset: {
            /**
             * Direction
             * @enum {string}
             */
            direction: "out" | "in";
            /** Type */
            type: string;
            /** Port */
            port: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * Relation
         * @description Towards asset `to`; `port` is a cabinet's circuit or a camera's preset.
         */
        Relation: {
            /**
             * Type
             * @enum {string}
             */
            type: "feeds" | "carries" | "controls" | "part_of" | "views" | "guides" | "guards";
            /** To */
            to: string;
            /**
             * Port
             * @default
             */
            port?: string;
        };
        /** RelationShown */
        RelationShown: {
            /** Type */
            type: string;
            /** To */
            to: string;
            /** Port */
            port: string;
        };
        /** Released */
        Released: {
            /** Released */
            released: number;
        };
        /**
         * Report
         * @description `read = accepted + rejected`, flagged within accepted; lists hold the first 100,000, counts are of all.
         */
        Report: {
            understood: components["schemas"]["Understood"];
            /** Read */
            read: number;
            /** Accepted */
            accepted: number;
            /** Flagged */
            flagged: number;
            /** Rejected */
            rejected: number;
            /** Rejected By Code */
            rejected_by_code: {
                [key: string]: number;
            };
            /** Flagged By Code */
            flagged_by_code: {
                [key: string]: number;
            };
            /** Rejected Lines */
            rejected_lines: components["schemas"]["RefusedLine"][];
            /** Flagged Lines */
            flagged_lines: components["schemas"]["FlaggedLine"][];
            /** Notes */
            notes: string[];
            written: components["schemas"]["WrittenCounts"];
            /** Unresolved */
            unresolved: components["schemas"]["UnresolvedDraft"][];
        };
        /**
         * Request
         * @description With its report: of each asset `outcome` accepted, held_higher (`by` whom) or refused (`code`, `reason`).
         */
        Request: {
            /** Id */
            id: string;
            /**
             * Verb
             * @enum {string}
             */
            verb: "claim" | "action" | "freeze" | "unfreeze";
            /**
             * Status
             * @enum {string}
             */
            status: "waiting" | "placed" | "refused" | "withdrawn";
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Placed By */
            placed_by: string;
            /** Holder */
            holder: string;
            /** Capability */
            capability: string;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
            /** Level */
            level: number;
            /** Reason */
            reason: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Ordered By */
            ordered_by: {
                [key: string]: unknown;
            } | null;
            /** Protected */
            protected: boolean;
            /** Second By */
            second_by: string | null;
            /** Second At */
            second_at: string | null;
            /** Second How */
            second_how: string | null;
            /**
             * Countersign
             * @enum {string}
             */
            countersign: "none" | "wanted" | "given";
            /** Countersigned By */
            countersigned_by: string | null;
            /** Countersigned At */
            countersigned_at: string | null;
            /** Needs Second */
            needs_second: string[];
            /** Selection */
            selection: {
                [key: string]: unknown;
            };
            /** Outcomes */
            outcomes: {
                [key: string]: unknown;
            }[];
        };
        /**
         * RequestDetail
         * @description With how many of its targets and commands are in which state now.
         */
        RequestDetail: {
            /** Id */
            id: string;
            /**
             * Verb
             * @enum {string}
             */
            verb: "claim" | "action" | "freeze" | "unfreeze";
            /**
             * Status
             * @enum {string}
             */
            status: "waiting" | "placed" | "refused" | "withdrawn";
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Placed By */
            placed_by: string;
            /** Holder */
            holder: string;
            /** Capability */
            capability: string;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
            /** Level */
            level: number;
            /** Reason */
            reason: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Ordered By */
            ordered_by: {
                [key: string]: unknown;
            } | null;
            /** Protected */
            protected: boolean;
            /** Second By */
            second_by: string | null;
            /** Second At */
            second_at: string | null;
            /** Second How */
            second_how: string | null;
            /**
             * Countersign
             * @enum {string}
             */
            countersign: "none" | "wanted" | "given";
            /** Countersigned By */
            countersigned_by: string | null;
            /** Countersigned At */
            countersigned_at: string | null;
            /** Needs Second */
            needs_second: string[];
            /** Selection */
            selection: {
                [key: string]: unknown;
            };
            /** Outcomes */
            outcomes: {
                [key: string]: unknown;
            }[];
            /** Progress */
            progress: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        /** RequestPage */
        RequestPage: {
            /** Items */
            items: components["schemas"]["RequestSummary"][];
            /** Next */
            next: string | null;
        };
        /**
         * RequestSummary
         * @description `needs_second` names the rules of two persons it meets; `countersign` is `wanted` of what one person had to do at
         *     once.
         */
        RequestSummary: {
            /** Id */
            id: string;
            /**
             * Verb
             * @enum {string}
             */
            verb: "claim" | "action" | "freeze" | "unfreeze";
            /**
             * Status
             * @enum {string}
             */
            status: "waiting" | "placed" | "refused" | "withdrawn";
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Placed By */
            placed_by: string;
            /** Holder */
            holder: string;
            /** Capability */
            capability: string;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
            /** Level */
            level: number;
            /** Reason */
            reason: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Ordered By */
            ordered_by: {
                [key: string]: unknown;
            } | null;
            /** Protected */
            protected: boolean;
            /** Second By */
            second_by: string | null;
            /** Second At */
            second_at: string | null;
            /** Second How */
            second_how: string | null;
            /**
             * Countersign
             * @enum {string}
             */
            countersign: "none" | "wanted" | "given";
            /** Countersigned By */
            countersigned_by: string | null;
            /** Countersigned At */
            countersigned_at: string | null;
            /** Needs Second */
            needs_second: string[];
        };
        /**
         * Reset
         * @description With `second_factor` the telephone and the recovery codes open nothing any more.
         */
        Reset: {
            /**
             * Second Factor
             * @default false
             */
            second_factor?: boolean;
        };
        /**
         * ResetPassword
         * @description Told once.
         */
        ResetPassword: {
            /** Password */
            password: string;
        };
        /**
         * Result
         * @description What came of one alarm; `unchanged` where it already was so. `state` is empty where there is no such alarm.
         */
        Result: {
            /** Id */
            id: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "done" | "unchanged" | "refused" | "not_found";
            /** State */
            state: string;
            /** Detail */
            detail: string;
        };
        /**
         * Role
         * @enum {string}
         */
        Role: "viewer" | "operator" | "shift_supervisor" | "technician" | "integrator" | "data_protection_officer" | "administrator";
        /**
         * Rota
         * @description `id` is the service's.
         */
        Rota: {
            /** Id */
            id: string;
            /** Gateway */
            gateway: string | null;
            /** Turns */
            turns: components["schemas"]["TurnFields"][];
            /** Exceptions */
            exceptions: components["schemas"]["SwapFields"][];
            /** Version */
            version: number;
        };
        /**
         * RotaFields
         * @description `gateway` is a webhook receiver that rings phones. Of turns of one level the first that applies wins: put public
         *     holidays before ordinary days. `officer` is the elected one.
         */
        RotaFields: {
            /** Gateway */
            gateway?: string | null;
            /** Turns */
            turns: components["schemas"]["TurnFields"][];
            /** Exceptions */
            exceptions?: components["schemas"]["SwapFields"][];
        };
        /** RotaPage */
        RotaPage: {
            /** Items */
            items: components["schemas"]["Rota"][];
            /** Next */
            next: string | null;
        };
        /** Rule */
        Rule: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Enabled */
            enabled: boolean;
            /** Receiver */
            receiver: string | null;
            /** Transitions */
            transitions: string[];
            /** Priorities */
            priorities: string[];
            /** Families */
            families: string[];
            /** Kinds */
            kinds: string[];
            /** Definitions */
            definitions: string[];
            /** Zones */
            zones: string[];
            /** Systems */
            systems: string[];
            hours: components["schemas"]["HoursOfWeek"] | null;
            escalation: components["schemas"]["Plan"] | null;
            /** Version */
            version: number;
        };
        /**
         * RuleFields
         * @description What a list leaves empty it does not ask for; `hours` null is always. An escalation starts when an alarm is
         *     raised, whatever `transitions` are told to the receiver.
         */
        RuleFields: {
            /** Name */
            name: string;
            /**
             * Enabled
             * @default true
             */
            enabled?: boolean;
            /** Receiver */
            receiver?: string | null;
            /**
             * Transitions
             * @default [
             *       "raised"
             *     ]
             */
            transitions?: ("raised" | "acknowledged" | "returned" | "closed" | "shelved" | "unshelved" | "suppressed" | "unsuppressed" | "out_of_service" | "in_service" | "commented" | "assigned" | "folded")[];
            /** Priorities */
            priorities?: ("critical" | "high" | "medium" | "low")[];
            /** Families */
            families?: string[];
            /** Kinds */
            kinds?: string[];
            /** Definitions */
            definitions?: string[];
            /** Zones */
            zones?: string[];
            /** Systems */
            systems?: string[];
            hours?: components["schemas"]["HoursOfWeek"] | null;
            escalation?: components["schemas"]["Plan"] | null;
        };
        /** RulePage */
        RulePage: {
            /** Items */
            items: components["schemas"]["Rule"][];
            /** Next */
            next: string | null;
        };
        /**
         * Sample
         * @description A message as it would come: its topic and its payload as text.
         */
        Sample: {
            /** Topic */
            topic: string;
            /** Payload */
            payload: string;
        };
        /**
         * Selection
         * @description Assets by id, or by every filter that lists take, polygon included; resolved once, when the request is placed.
         */
        Selection: {
            /**
             * Limit
             * @default 100
             */
            limit?: number;
            /**
             * Cursor
             * @default
             */
            cursor?: string;
            /** Kind */
            kind?: string[];
            /** Family */
            family?: string[];
            /**
             * Zone
             * @description a zone counts what it contains
             */
            zone?: string[];
            /**
             * Bbox
             * @description west,south,east,north in degrees, WGS 84
             * @default
             */
            bbox?: string;
            /** Commune */
            commune?: string[];
            /** System */
            system?: string[];
            /** Service */
            service?: string[];
            /** Lifecycle */
            lifecycle?: ("planned" | "in_service" | "maintenance" | "retired")[];
            /** Comm Status */
            comm_status?: components["schemas"]["CommStatus"][];
            /** Health */
            health?: ("ok" | "minor" | "major" | "stale" | "offline" | "unknown")[];
            /** Tag */
            tag?: string[];
            /**
             * State
             * @description field:value
             */
            state?: string[];
            /**
             * External Id
             * @description name:value
             */
            external_id?: string[];
            /**
             * Q
             * @description words in id, code, name or tags; accents and case do not count
             * @default
             */
            q?: string;
            /**
             * Sort
             * @default id
             * @constant
             */
            sort?: "id";
            /** At */
            at?: null;
            /** Ids */
            ids?: string[];
            /**
             * Polygon
             * @description GeoJSON Polygon or MultiPolygon, WGS 84
             */
            polygon?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * Series
         * @description `unit` is UCUM.
         */
        Series: {
            /** Field */
            field: string;
            /** Unit */
            unit: string;
            /** Counter */
            counter: boolean;
            /** Buckets */
            buckets: components["schemas"]["Bucket"][];
        };
        /** Service */
        Service: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Partner */
            partner: boolean;
            /** Contact */
            contact: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
        };
        /**
         * ServiceFields
         * @description `partner` is outside the city (concessionaire, operator); `contact` is free: phone, email, on-call hours.
         */
        ServiceFields: {
            /** Name */
            name: string;
            /**
             * Partner
             * @default false
             */
            partner?: boolean;
            /** Contact */
            contact?: {
                [key: string]: unknown;
            };
        };
        /** ServicePage */
        ServicePage: {
            /** Items */
            items: components["schemas"]["Service"][];
            /** Next */
            next: string | null;
        };
        /**
         * Shelving
         * @description `until` is at most seven days away.
         */
        Shelving: {
            /**
             * Ids
             * @description alarms' ids
             */
            ids: string[];
            /** Reason */
            reason: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * Shortcoming
         * @description What so many installations break or do not say; `examples` are the first twenty, with what shows it.
         */
        Shortcoming: {
            /** Article */
            article: string;
            /**
             * Rule
             * @enum {string}
             */
            rule: "cct_over_3000_k" | "ulr_not_under_1_pct" | "data_missing";
            /** Assets */
            assets: number;
            /** Examples */
            examples: {
                [key: string]: string;
            };
        };
        /**
         * ShownToken
         * @description `prefix` is how it begins, after `poste_`; `revoked_at` null and `expires_at` to come: it opens.
         */
        ShownToken: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Used At */
            used_at: string | null;
        };
        /**
         * Snapshot
         * @description `cursor` is where to subscribe `since`.
         */
        Snapshot: {
            /** Cursor */
            cursor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Assets */
            assets: components["schemas"]["SnapshotAsset"][];
        };
        /**
         * SnapshotAsset
         * @description An asset with its live values, as frames tell it.
         */
        SnapshotAsset: {
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Family */
            family: string;
            /** Name */
            name: string;
            /** Lon */
            lon: number | null;
            /** Lat */
            lat: number | null;
            /** Zones */
            zones: string[];
            /** Commune */
            commune: string | null;
            /** System */
            system: string | null;
            /** Service */
            service: string | null;
            /** Lifecycle */
            lifecycle: string;
            /** Attributes */
            attributes: {
                [key: string]: unknown;
            };
            /** Tags */
            tags: string[];
            /** External Ids */
            external_ids: {
                [key: string]: string;
            };
            /** Version */
            version: number;
            /** Relations */
            relations: components["schemas"]["RelationShown"][];
            /** At */
            at: string | null;
            /** Heard At */
            heard_at: string | null;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * Stage
         * @description What a session lacks before it opens anything.
         * @enum {string}
         */
        Stage: "second_factor" | "new_password" | "enrolment" | "open";
        /**
         * Step
         * @description From `at` on, the capability is held at `value`: its parameters, as the kind says.
         */
        "Step-Input": {
            at: components["schemas"]["At-Input"];
            /** Value */
            value: {
                [key: string]: unknown;
            };
            /** Fade S */
            fade_s?: number | null;
        };
        /**
         * Step
         * @description From `at` on, the capability is held at `value`: its parameters, as the kind says.
         */
        "Step-Output": {
            at: components["schemas"]["At-Output"];
            /** Value */
            value: {
                [key: string]: unknown;
            };
            /** Fade S */
            fade_s: number | null;
        };
        /**
         * Stream
         * @description A link that opens until `until`; whoever looks on asks again. `access` names the register's entry.
         */
        Stream: {
            /** Access */
            access: string;
            /** Url */
            url: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * Successor
         * @description `name` is the one in the new certificate, of a certificate alone. The old credential stays in force until it is
         *     revoked, or for `overlap_s`. `expires_at` null: until revoked.
         */
        Successor: {
            /** Name */
            name?: string | null;
            /**
             * Note
             * @default
             */
            note?: string;
            /** Expires At */
            expires_at?: string | null;
            /** Overlap S */
            overlap_s?: number | null;
        };
        /**
         * SwapFields
         * @description From one instant until another the level is `person`'s, or nobody's with null; the last one that applies wins.
         */
        SwapFields: {
            /**
             * Level
             * @enum {string}
             */
            level: "level_1" | "level_2" | "officer";
            /** Person */
            person: string | null;
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * System
         * @description `status` is what its retained message or last will says, since `status_at`.
         */
        System: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Dialect */
            dialect: string;
            /** Service */
            service: string | null;
            /** Topics */
            topics: string[];
            /** Mapping */
            mapping: string;
            /** Command Rate */
            command_rate: number;
            /**
             * Status
             * @enum {string}
             */
            status: "online" | "offline" | "unknown";
            /** Status At */
            status_at: string | null;
            /** Version */
            version: number;
        };
        /** SystemCounts */
        SystemCounts: {
            /** Received */
            received: number;
            /** Stored */
            stored: number;
            /** Duplicate */
            duplicate: number;
            /** Rejected */
            rejected: number;
            /** Unknown */
            unknown: number;
            /** Unexpected Fields */
            unexpected_fields: number;
            /** Balanced */
            balanced: boolean;
            /** System */
            system: string;
        };
        /**
         * SystemFields
         * @description `dialect` is how it speaks; `service` who answers for it. Of a foreign dialect, `topics` are the MQTT filters it
         *     publishes on (each dialect but `mapped` has its own when empty) and `mapping` how its messages are read.
         */
        SystemFields: {
            /** Name */
            name: string;
            /**
             * Dialect
             * @default native
             * @enum {string}
             */
            dialect?: "native" | "chirpstack" | "ttn" | "onvif" | "mapped";
            /** Service */
            service?: string | null;
            /** Topics */
            topics?: string[];
            /**
             * Mapping
             * @description YAML, see docs/mapping.md
             * @default
             */
            mapping?: string;
            /**
             * Command Rate
             * @description commands a second it can take
             * @default 50
             */
            command_rate?: number;
        };
        /**
         * SystemGaps
         * @description `missing` numbers skipped over `assets` assets of a system.
         */
        SystemGaps: {
            /** System */
            system: string;
            /** Assets */
            assets: number;
            /** Missing */
            missing: number;
        };
        /** SystemLedger */
        SystemLedger: {
            /** System */
            system: string;
            total: components["schemas"]["app__api__ledger__Counts"];
            /** Hours */
            hours: components["schemas"]["HourCounts"][];
        };
        /** SystemPage */
        SystemPage: {
            /** Items */
            items: components["schemas"]["System"][];
            /** Next */
            next: string | null;
        };
        /**
         * Target
         * @description `value` null: nobody claims it, the equipment follows its own programme. At level 7 without `claim` it is the
         *     programme's that Poste carries out (`holder` `programme:ID`). `status`, since `since`: agreed (the
         *     field shows it), pending, discrepancy (changed in the field), blocked (lockout, local control, freeze, interlock),
         *     unreachable, ask (a person decides: POST …/proceed), held (left as it is), refused (the equipment said no).
         */
        Target: {
            /** Asset */
            asset: string;
            /** Property */
            property: string;
            /** Capability */
            capability: string;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
            /** Level */
            level: number | null;
            /** Claim */
            claim: number | null;
            /** Holder */
            holder: string | null;
            /** Expires At */
            expires_at: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "agreed" | "pending" | "discrepancy" | "blocked" | "unreachable" | "ask" | "held" | "refused";
            /** Detail */
            detail: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Version */
            version: number;
            /** Failures */
            failures: number;
            /** Next Change At */
            next_change_at: string | null;
        };
        /** TargetPage */
        TargetPage: {
            /** Items */
            items: components["schemas"]["Target"][];
            /** Next */
            next: string | null;
        };
        /**
         * Tested
         * @description `queued` when no worker had tried yet: look at the notification later.
         */
        Tested: {
            /** Id */
            id: string;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "delivered" | "dead";
            /**
             * Detail
             * @description what the receiver answered, or why it was not reached
             */
            detail: string;
        };
        /** TokenPage */
        TokenPage: {
            /** Items */
            items: components["schemas"]["ShownToken"][];
            /** Next */
            next: string | null;
        };
        /**
         * ToldToken
         * @description With the token itself, told once: `Authorization: Bearer poste_…`.
         */
        ToldToken: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Used At */
            used_at: string | null;
            /** Token */
            token: string;
        };
        /**
         * TriedMessage
         * @description One thing a message says, and what would become of it; `kept` is the kept message's id. `at` is the device's own
         *     time, null when it tells none; `values` or `event` is what would be stored.
         */
        TriedMessage: {
            /** Kept */
            kept: number | null;
            /** Topic */
            topic: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "stored" | "duplicate" | "rejected" | "unknown" | "ignored";
            /** Reason */
            reason: string;
            /** Detail */
            detail: string;
            /** Device */
            device: string;
            /** Asset */
            asset: string;
            /** At */
            at: string | null;
            /** Seq */
            seq: number | null;
            /** Values */
            values: {
                [key: string]: unknown;
            } | null;
            /** Event */
            event: {
                [key: string]: unknown;
            } | null;
        };
        /** TriedMessages */
        TriedMessages: {
            /** Items */
            items: components["schemas"]["TriedMessage"][];
        };
        /**
         * TurnFields
         * @description `people` take the level a week each, in this order, from `first` at local time `handover` on; within `hours`.
         */
        TurnFields: {
            /**
             * Level
             * @enum {string}
             */
            level: "level_1" | "level_2" | "officer";
            /** People */
            people: string[];
            /**
             * First
             * Format: date
             */
            first: string;
            /** Handover */
            handover: string;
            hours?: components["schemas"]["HoursOfWeek"] | null;
        };
        /**
         * Understood
         * @description How the file was read; `epsg` is its coordinate system.
         */
        Understood: {
            /** Format */
            format: string;
            /** Encoding */
            encoding: string;
            /** Epsg */
            epsg: number | null;
        };
        /**
         * UnknownAsset
         * @description Messages kept for an asset nobody registered: `asset` is its id, or its device's in a foreign system, empty for
         *     messages that no rule of the system's mapping is about (`unmapped`). `sample` is the newest payload as text, what
         *     is not UTF-8 escaped as `\xNN`, 2,000 characters at most.
         */
        UnknownAsset: {
            /** System */
            system: string;
            /** Asset */
            asset: string;
            /**
             * Reason
             * @enum {string}
             */
            reason: "unknown_asset" | "unknown_system" | "unmapped";
            /** Count */
            count: number;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Last Topic */
            last_topic: string;
            /** Sample */
            sample: string;
        };
        /**
         * UnresolvedDraft
         * @description It refers to something that does not exist, and was not written.
         */
        UnresolvedDraft: {
            /** Id */
            id: string;
            /** Reason */
            reason: string;
        };
        /**
         * VideoAccess
         * @description Granted under `authorisation`, or refused with `code` by `article`.
         */
        VideoAccess: {
            /** Id */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Agent */
            agent: string;
            /** Category */
            category: string | null;
            /** Camera */
            camera: string;
            /** Commune */
            commune: string | null;
            /**
             * Medium
             * @enum {string}
             */
            medium: "stream" | "snapshot";
            /** Purpose */
            purpose: string;
            /** Reason */
            reason: string;
            /**
             * Result
             * @enum {string}
             */
            result: "granted" | "refused";
            /** Code */
            code: string;
            /** Article */
            article: string;
            /** Authorisation */
            authorisation: string | null;
            /** Until */
            until: string | null;
        };
        /** VideoAccessPage */
        VideoAccessPage: {
            /** Items */
            items: components["schemas"]["VideoAccess"][];
            /** Next */
            next: string | null;
        };
        /** VideoExtract */
        VideoExtract: {
            /** Camera */
            camera: string;
            /** Requisition */
            requisition: string;
            /** Authority */
            authority: string;
            /** Officer */
            officer: string;
            /** Unit */
            unit: string;
            /** Reason */
            reason: string;
            /**
             * Recorded From
             * Format: date-time
             */
            recorded_from: string;
            /**
             * Recorded To
             * Format: date-time
             */
            recorded_to: string;
            /** Sha256 */
            sha256: string;
            /** Medium */
            medium: string;
            /** Signature */
            signature: string;
            /** Id */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Made By */
            made_by: string;
        };
        /** VideoExtractPage */
        VideoExtractPage: {
            /** Items */
            items: components["schemas"]["VideoExtract"][];
            /** Next */
            next: string | null;
        };
        /**
         * Who
         * @description `how`: by a session, a token, or openly on this machine. `stage` is what a session still lacks; before it is
         *     `open` there are no rights. `permissions`: what some grant permits somewhere. `csrf` goes into the header
         *     `Poste-CSRF` of every write by cookie.
         */
        Who: {
            /** Name */
            name: string;
            /**
             * How
             * @enum {string}
             */
            how: "open" | "session" | "token";
            stage: components["schemas"]["Stage"];
            /** Locale */
            locale: string | null;
            /** Grants */
            grants: components["schemas"]["GivenRole"][];
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Second Factor */
            second_factor: boolean;
            /** Csrf */
            csrf: string | null;
            /** Expires At */
            expires_at: string | null;
        };
        /**
         * WholeEntry
         * @description With its content; null: erased.
         */
        WholeEntry: {
            /** Number */
            number: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Who */
            who: string;
            /**
             * Via
             * @enum {string}
             */
            via: "api" | "cli" | "program";
            /** Action */
            action: string;
            /** Entity */
            entity: string;
            /** Subject */
            subject: string;
            /**
             * Result
             * @enum {string}
             */
            result: "done" | "refused" | "unchanged";
            /** Digest */
            digest: string;
            /** Previous */
            previous: string;
            /** Hash */
            hash: string;
            content: components["schemas"]["Content"] | null;
        };
        /** WrittenCounts */
        WrittenCounts: {
            /** Assets */
            assets: number;
            /** Changed */
            changed: number;
            /** Zones */
            zones: number;
            /** Systems */
            systems: number;
            /** Base Map */
            base_map: number;
            /** Programmes */
            programmes: number;
            /** Assignments */
            assignments: number;
            /** Unresolved */
            unresolved: number;
        };
        /** Zone */
        Zone: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Level */
            level: string;
            /** Parent */
            parent: string | null;
            /** Insee */
            insee: string | null;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /** Safety Lit */
            safety_lit: boolean;
            /** Closed */
            closed: boolean;
            /** Version */
            version: number;
        };
        /**
         * ZoneFields
         * @description `geometry` is a GeoJSON Polygon or MultiPolygon, WGS 84; `insee` is set on communes. In a `safety_lit` zone lamps
         *     do not dim under their floor; in a `closed` one two persons lower an access point that guards it.
         */
        ZoneFields: {
            /** Name */
            name: string;
            /**
             * Level
             * @enum {string}
             */
            level: "territory" | "commune" | "district" | "perimeter";
            /** Parent */
            parent?: string | null;
            /** Insee */
            insee?: string | null;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /**
             * Safety Lit
             * @default false
             */
            safety_lit?: boolean;
            /**
             * Closed
             * @default false
             */
            closed?: boolean;
        };
        /** ZonePage */
        ZonePage: {
            /** Items */
            items: components["schemas"]["ZoneSummary"][];
            /** Next */
            next: string | null;
        };
        /**
         * ZoneSummary
         * @description A zone without its polygon; /zones.geojson has them all.
         */
        ZoneSummary: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Level */
            level: string;
            /** Parent */
            parent: string | null;
            /** Insee */
            insee: string | null;
            /** Safety Lit */
            safety_lit: boolean;
            /** Closed */
            closed: boolean;
            /** Version */
            version: number;
        };
        /**
         * Change
         * @description A journal row. `body` of `state` is `{"at": measured time, "values": {field: value}}`; of `registry` the
         *     whole document or `{"deleted": true}`; of `event` `{"at", "event", "data", "delayed"}`.
         */
        app__api__asset_journal__Change: {
            /** Seq */
            seq: number;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Topic */
            topic: string;
            /** Body */
            body: {
                [key: string]: unknown;
            };
        };
        /** Gaps */
        app__api__gaps__Gaps: {
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
            /** Missing */
            missing: number;
            /** Systems */
            systems: components["schemas"]["SystemGaps"][];
        };
        /**
         * Replayed
         * @description What came of the messages replayed.
         */
        app__api__inbox__Replayed: {
            /** Stored */
            stored: number;
            /** Duplicate */
            duplicate: number;
            /** Rejected */
            rejected: number;
            /** Unknown */
            unknown: number;
        };
        /** Counts */
        app__api__installation__Counts: {
            /** Kind */
            kind: {
                [key: string]: number;
            };
            /** Health */
            health: {
                [key: string]: number;
            };
            /** Comm Status */
            comm_status: {
                [key: string]: number;
            };
        };
        /** Words */
        app__api__kinds__Words: {
            /** Fr */
            fr: string;
            /** En */
            en: string;
        };
        /**
         * Counts
         * @description Message parts by outcome; `balanced` says that the outcomes add up to what was received.
         */
        app__api__ledger__Counts: {
            /** Received */
            received: number;
            /** Stored */
            stored: number;
            /** Duplicate */
            duplicate: number;
            /** Rejected */
            rejected: number;
            /** Unknown */
            unknown: number;
            /** Unexpected Fields */
            unexpected_fields: number;
            /** Balanced */
            balanced: boolean;
        };
        /** Words */
        app__api__map_state__Words: {
            /** Kind */
            kind: string[];
            /** Health */
            health: string[];
            /** Comm Status */
            comm_status: string[];
            /** Lifecycle */
            lifecycle: string[];
        };
        /** Replayed */
        app__api__notifications__Replayed: {
            /**
             * Replayed
             * @description queued again, under the same ids
             */
            replayed: number;
            /**
             * More
             * @description whether 1,000 were taken: ask again
             */
            more: boolean;
        };
        /** Gaps */
        app__api__on_call__Gaps: {
            /** Items */
            items: components["schemas"]["Gap"][];
        };
        /**
         * Change
         * @description From `at` on, `value` is asked; `city_time` is what the city's clocks show, `evening` when its night began.
         */
        app__api__programme_models__Change: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** City Time */
            city_time: string;
            /** Value */
            value: {
                [key: string]: unknown;
            };
            /** Calendar */
            calendar: string;
            /** Calendar Name */
            calendar_name: string;
            /**
             * Evening
             * Format: date
             */
            evening: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not ready: `checks` says why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    live_sse: {
        parameters: {
            query?: {
                /** @description comma-separated families; empty: all */
                families?: string;
                /** @description a zone id; what it contains is included */
                zone?: string;
                /** @description west,south,east,north in degrees, WGS 84 */
                bbox?: string;
                /** @description comma-separated topics: registry, state, sample, event, status, alarm, flood, notification, target, command, request, freeze, lockout */
                topics?: string;
                /** @description epoch:seq of a snapshot or of the last frame received; empty: from now */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-Sent Events: `id` is the cursor, `event` the message's type, `data` the message */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_snapshot: {
        parameters: {
            query?: {
                /** @description comma-separated families; empty: all */
                families?: string;
                /** @description a zone id; what it contains is included */
                zone?: string;
                /** @description west,south,east,north in degrees, WGS 84 */
                bbox?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asyncapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_installation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_problems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemList"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_kinds: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindList"];
                };
            };
            /** @description As you have it: If-None-Match is its ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_kind: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string | null;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindShown"];
                };
            };
            /** @description As you have it: If-None-Match is its ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_families: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FamilyList"];
                };
            };
            /** @description As you have it: If-None-Match is its ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_assets: {
        parameters: {
            query?: {
                kind?: string[];
                family?: string[];
                /** @description a zone counts what it contains */
                zone?: string[];
                /** @description west,south,east,north in degrees, WGS 84 */
                bbox?: string;
                commune?: string[];
                system?: string[];
                service?: string[];
                lifecycle?: ("planned" | "in_service" | "maintenance" | "retired")[];
                comm_status?: components["schemas"]["CommStatus"][];
                health?: ("ok" | "minor" | "major" | "stale" | "offline" | "unknown")[];
                tag?: string[];
                /** @description field:value */
                state?: string[];
                /** @description name:value */
                external_id?: string[];
                /** @description words in id, code, name or tags; accents and case do not count */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 7946 FeatureCollection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": {
                        /** @constant */
                        type: "FeatureCollection";
                        features: Record<string, never>[];
                    };
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_zones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 7946 FeatureCollection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": {
                        /** @constant */
                        type: "FeatureCollection";
                        features: Record<string, never>[];
                    };
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_base_map: {
        parameters: {
            query?: {
                layer?: ("street" | "water" | "green" | "building")[];
                /** @description west,south,east,north in degrees, WGS 84 */
                bbox?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 7946 FeatureCollection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": {
                        /** @constant */
                        type: "FeatureCollection";
                        features: Record<string, never>[];
                    };
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alarm_definitions: {
        parameters: {
            query?: {
                kind?: string | null;
                asset?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinitionList"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alarm_overrides: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                kind?: string | null;
                definition?: string | null;
                zone?: string | null;
                asset?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverridePage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_alarm_override: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOverride"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideShown"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_alarm_override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an override's id */
                override: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideShown"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_alarm_override: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description an override's id */
                override: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideShown"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_alarm_override: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description an override's id */
                override: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_alarm_figures: {
        parameters: {
            query?: {
                /** @description RFC 3339 */
                from?: string | null;
                /** @description RFC 3339; by default now */
                to?: string | null;
                positions?: number | null;
                /** @description how many offenders */
                top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmFigures"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More than can be read in the time allowed; or: The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alarms: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                state?: ("normal" | "unacknowledged" | "acknowledged" | "returned_unacknowledged" | "shelved" | "suppressed_by_design" | "out_of_service")[];
                priority?: ("critical" | "high" | "medium" | "low")[];
                kind?: string[];
                family?: string[];
                zone?: string[];
                asset?: string[];
                system?: string[];
                definition?: string[];
                /** @description empty: of nobody */
                assigned_to?: string | null;
                /** @description what is folded under this alarm */
                parent?: string | null;
                folded?: boolean;
                /** @description words in the alarm, or in its asset's id, code, name or tags */
                q?: string;
                /** @description by priority: the gravest first, of each the newest; by age: the oldest first */
                sort?: "priority" | "-priority" | "age" | "-age";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_alarm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an alarm's id */
                alarm: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmDetail"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shelve_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Shelving"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unshelve_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suppress_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reasoned"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsuppress_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reasoned"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assignment-Input"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comment_alarms: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reasoned"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActReport"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_assets: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                kind?: string[];
                family?: string[];
                /** @description a zone counts what it contains */
                zone?: string[];
                /** @description west,south,east,north in degrees, WGS 84 */
                bbox?: string;
                commune?: string[];
                system?: string[];
                service?: string[];
                lifecycle?: ("planned" | "in_service" | "maintenance" | "retired")[];
                comm_status?: components["schemas"]["CommStatus"][];
                health?: ("ok" | "minor" | "major" | "stale" | "offline" | "unknown")[];
                tag?: string[];
                /** @description field:value */
                state?: string[];
                /** @description name:value */
                external_id?: string[];
                /** @description words in id, code, name or tags; accents and case do not count */
                q?: string;
                /** @description by health: the worst first */
                sort?: "id" | "-id" | "name" | "-name" | "health" | "-health" | "heard_at" | "-heard_at";
                /** @description RFC 3339: the registry and state fields as they were then */
                at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The past asked for is older than what is kept */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_asset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAsset"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetDocument"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_assets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetSearch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The past asked for is older than what is kept */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asset: {
        parameters: {
            query?: {
                /** @description RFC 3339: the registry and state fields as they were then */
                at?: string | null;
            };
            header?: never;
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The past asked for is older than what is kept */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_asset: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetDocument"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_asset: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has been heard: only retiring keeps its record; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_asset: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetDocument"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_relations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRelations"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_history: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                fields?: string;
                /** @description RFC 3339, included; empty: 24 h before `to` */
                from?: string | null;
                /** @description RFC 3339, excluded; empty: now */
                to?: string | null;
                /** @description raw, auto, seconds, hour, or day (of the installation's time zone) */
                step?: string;
            };
            header?: never;
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RawHistory"] | components["schemas"]["BucketHistory"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More than can be read in the time allowed; or: The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_changes: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                topic?: ("state" | "registry" | "event")[];
                /** @description RFC 3339, included */
                from?: string | null;
                /** @description RFC 3339, excluded */
                to?: string | null;
                order?: "newest" | "oldest";
            };
            header?: never;
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_events: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                name?: string | null;
                /** @description RFC 3339, included */
                from?: string | null;
                /** @description RFC 3339, excluded */
                to?: string | null;
            };
            header?: never;
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_map: {
        parameters: {
            query?: {
                kind?: string[];
                family?: string[];
                /** @description a zone counts what it contains */
                zone?: string[];
                /** @description west,south,east,north in degrees, WGS 84 */
                bbox?: string;
            };
            header?: {
                "If-None-Match"?: string | null;
                "Accept-Encoding"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapState"];
                };
            };
            /** @description As you have it: If-None-Match is its ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_claims: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                asset?: string | null;
                family?: string | null;
                kind?: string | null;
                /** @description a zone counts what it contains */
                zone?: string | null;
                property?: string | null;
                level?: number | null;
                holder?: string | null;
                request?: string | null;
                standing?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_claim: {
        parameters: {
            query?: never;
            header?: {
                /** @description asked again under the same key, a request is not placed again */
                "Idempotency-Key"?: string | null;
                /** @description the on-call manager's one-time code, said over the telephone */
                "Poste-Second-Code"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClaim"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description Well-formed, but cannot be right; or: The selection holds no asset; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: Not a second person */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key came before with another request; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_action: {
        parameters: {
            query?: never;
            header?: {
                /** @description asked again under the same key, a request is not placed again */
                "Idempotency-Key"?: string | null;
                /** @description the on-call manager's one-time code, said over the telephone */
                "Poste-Second-Code"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAction"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description Well-formed, but cannot be right; or: The selection holds no asset; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: Not a second person */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key came before with another request; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_claim: {
        parameters: {
            query?: {
                reason?: string;
            };
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                claim: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_claim: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                claim: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Extension"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_requests: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                status?: ("waiting" | "placed" | "refused" | "withdrawn") | null;
                verb?: ("claim" | "action" | "freeze" | "unfreeze") | null;
                placed_by?: string | null;
                countersign?: ("none" | "wanted" | "given") | null;
                capability?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDetail"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agree_to_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Agreement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: Not a second person */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countersign_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: Not a second person */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_claims_of_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Released"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_targets: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                asset?: string | null;
                family?: string | null;
                kind?: string | null;
                /** @description a zone counts what it contains */
                zone?: string | null;
                property?: string | null;
                capability?: string | null;
                status?: ("agreed" | "pending" | "discrepancy" | "blocked" | "unreachable" | "ask" | "held" | "refused")[];
                level?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_arrays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorityArrays"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proceed_with_target: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description an asset's id */
                asset: string;
                /** @description `light_level`, or `circuit/D1` */
                property: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_commands: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                asset?: string | null;
                family?: string | null;
                kind?: string | null;
                /** @description a zone counts what it contains */
                zone?: string | null;
                property?: string | null;
                state?: ("queued" | "sent" | "accepted" | "confirmed" | "rejected" | "failed" | "expired" | "superseded")[];
                system?: string | null;
                request?: string | null;
                mode?: ("held" | "action") | null;
                /** @description queued from, included */
                from?: string | null;
                /** @description queued before */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_command: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                command: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Command"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_lockouts: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                asset?: string | null;
                family?: string | null;
                kind?: string | null;
                /** @description a zone counts what it contains */
                zone?: string | null;
                holder?: string | null;
                standing?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockoutPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_lockout: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLockout"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lockout"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lift_one_lockout: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                lockout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: Only its holder may */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_freezes: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                family?: string | null;
                zone?: string | null;
                standing?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreezePage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_freeze: {
        parameters: {
            query?: never;
            header?: {
                /** @description the on-call manager's one-time code, said over the telephone */
                "Poste-Second-Code"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFreeze"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: Not a second person */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lift_one_freeze: {
        parameters: {
            query?: never;
            header?: {
                /** @description the on-call manager's one-time code, said over the telephone */
                "Poste-Second-Code"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                freeze: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lifting"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: Not a second person */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_zones: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                level?: ("territory" | "commune" | "district" | "perimeter") | null;
                parent?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZonePage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_zone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewZone"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_zone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a zone's id */
                zone: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_zone: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a zone's id */
                zone: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_zone: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a zone's id */
                zone: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_services: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                partner?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_service: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewService"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a service's id */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_service: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a service's id */
                service: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_service: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a service's id */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_systems: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                status?: ("online" | "offline" | "unknown") | null;
                dialect?: string | null;
                service?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_system: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSystem"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_system: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a field system's id */
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_system: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a field system's id */
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SystemFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_system: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a field system's id */
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_credentials: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                kind?: ("password" | "certificate") | null;
                state?: ("in_force" | "expired" | "revoked") | null;
            };
            header?: never;
            path: {
                /** @description a field system's id */
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_credential: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a field system's id */
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCredential"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCredential"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: As many credentials are in force as rotation needs; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_credential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a field system's id */
                system: string;
                /** @description a credential's id */
                credential: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_credential: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a field system's id */
                system: string;
                /** @description a credential's id */
                credential: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_credential: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a field system's id */
                system: string;
                /** @description a credential's id */
                credential: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Successor"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCredential"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: As many credentials are in force as rotation needs; or: Someone else changed the same things at the same moment; try again after Retry-After; or: Not in a state in which this can be done */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_programmes: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                capability?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammePage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_programme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgramme-Input"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_programme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a programme's id */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_programme: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a programme's id */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgrammeFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_programme: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description a programme's id */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_compiled: {
        parameters: {
            query?: {
                /** @description for where this asset is; else for the middle of the city */
                asset?: string | null;
            };
            header?: never;
            path: {
                /** @description a programme's id */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compiled"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cabinets: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                asset?: string | null;
                zone?: string | null;
                late?: boolean | null;
                alarmed?: boolean | null;
            };
            header?: never;
            path: {
                /** @description a programme's id */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeCabinetPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_assignments: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                programme?: string | null;
                asset?: string | null;
                tag?: string | null;
                zone?: string | null;
                kind?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAssignment"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment-Output"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an assignment's id */
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment-Output"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_assignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description an assignment's id */
                assignment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment-Output"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_assignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description an assignment's id */
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asset_programme: {
        parameters: {
            query?: {
                hours?: number;
                /** @description RFC 3339: from then on; now where left out */
                at?: string | null;
            };
            header?: never;
            path: {
                /** @description an asset's id */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetProgramme"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_programme_compliance: {
        parameters: {
            query?: {
                /** @description this year where left out */
                year?: number | null;
            };
            header?: never;
            path: {
                /** @description a programme's id */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeCompliance"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_lighting_compliance: {
        parameters: {
            query?: {
                /** @description this year where left out */
                year?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LightingCompliance"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_installations: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_installations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_system_mapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a field system's id */
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingTrial"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedMessages"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ledger: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_system_ledger: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path: {
                /** @description a field system's id */
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemLedger"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_gaps: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["app__api__gaps__Gaps"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More than can be read in the time allowed; or: The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_inbox: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                system?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adopt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the system level of the topic */
                system: string;
                /** @description as the inbox shows it: an asset's id, or a device's in its own system */
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Adoption"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adopted"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_unknown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeptSelection"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["app__api__inbox__Replayed"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_rejected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeptSelection"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["app__api__inbox__Replayed"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rejected: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                system?: string | null;
                asset?: string | null;
                reason?: string | null;
                /** @description text in topic or detail */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_refusals: {
        parameters: {
            query?: {
                system?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_rejected: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedDetail"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_create_import"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an import's id */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_receivers: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                channel?: ("email" | "webhook") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_receiver: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReceiver"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receiver"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_receiver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a receiver's id */
                receiver: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receiver"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_receiver: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a receiver's id */
                receiver: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiverFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receiver"];
                };
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_receiver: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a receiver's id */
                receiver: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_receiver: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a receiver's id */
                receiver: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tested"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rules: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                receiver?: string | null;
                enabled?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a rule's id */
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a rule's id */
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a rule's id */
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                state?: ("queued" | "delivered" | "dead") | null;
                purpose?: ("alarm" | "test" | "anchor") | null;
                receiver?: string | null;
                rule?: string | null;
                alarm?: string | null;
                asset?: string | null;
                priority?: ("critical" | "high" | "medium" | "low") | null;
                transition?: string | null;
                /** @description RFC 3339, included */
                from?: string | null;
                /** @description RFC 3339, excluded */
                to?: string | null;
                sort?: "-queued_at" | "queued_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a notification's id */
                notification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_notifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetters"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["app__api__notifications__Replayed"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_notification: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a notification's id */
                notification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a person's id */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a person's id */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a person's id */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_on_call: {
        parameters: {
            query?: {
                at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnCallList"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_on_call: {
        parameters: {
            query?: {
                at?: string | null;
            };
            header?: never;
            path: {
                /** @description the id of the rota's service */
                rota: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnCall"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_on_call_periods: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path: {
                /** @description the id of the rota's service */
                rota: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnCallPeriods"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_on_call_gaps: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["app__api__on_call__Gaps"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rotas: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotaPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_rota: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRota"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rota"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_rota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the id of the rota's service */
                rota: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rota"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_rota: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description the id of the rota's service */
                rota: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotaFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rota"];
                };
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_rota: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description the id of the rota's service */
                rota: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else refers to it; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_escalations: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                state?: ("waiting" | "calling" | "answered" | "stopped" | "exhausted") | null;
                service?: string | null;
                alarm?: string | null;
                rule?: string | null;
                /** @description RFC 3339, included */
                from?: string | null;
                /** @description RFC 3339, excluded */
                to?: string | null;
                sort?: "-started_at" | "started_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_escalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an escalation's id */
                escalation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description an escalation's id */
                escalation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The escalation was answered, stopped or exhausted before; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_call_outcome: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description an escalation's id */
                escalation: string;
                /** @description a call's step, from 0 */
                step: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallOutcome"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The escalation was answered, stopped or exhausted before; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                who?: string | null;
                via?: ("api" | "cli" | "program") | null;
                action?: string | null;
                entity?: string | null;
                subject?: string | null;
                result?: ("done" | "refused" | "unchanged") | null;
                /** @description written from, included */
                from?: string | null;
                /** @description written before */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_audit_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeEntry"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_audit_ndjson: {
        parameters: {
            query?: {
                who?: string | null;
                via?: ("api" | "cli" | "program") | null;
                action?: string | null;
                entity?: string | null;
                subject?: string | null;
                result?: ("done" | "refused" | "unchanged") | null;
                /** @description written from, included */
                from?: string | null;
                /** @description written before */
                to?: string | null;
            };
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_audit_csv: {
        parameters: {
            query?: {
                who?: string | null;
                via?: ("api" | "cli" | "program") | null;
                action?: string | null;
                entity?: string | null;
                subject?: string | null;
                result?: ("done" | "refused" | "unchanged") | null;
                /** @description written from, included */
                from?: string | null;
                /** @description written before */
                to?: string | null;
            };
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description An order without the name of who gives it; or: Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_stream: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a camera's asset id */
                camera: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stream"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: The law does not let this person see these images for that; the refusal is in the register */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No server is set for this; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_snapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                /** @description a camera's asset id */
                camera: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description The picture, kept nowhere; `Poste-Video-Access` names the register's entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token; or: The law does not let this person see these images for that; the refusal is in the register */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No server is set for this; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The camera gave no picture; or: The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_video_authorisations: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                agent?: string | null;
                category?: ("municipal" | "inter_communal" | "state_service" | "fire_service") | null;
                commune?: string | null;
                standing?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorisationPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_video_authorisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAuthorisation"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorisation"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_video_authorisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path: {
                authorisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorisation"];
                };
            };
            /** @description An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_video_accesses: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                agent?: string | null;
                camera?: string | null;
                commune?: string | null;
                purpose?: string | null;
                result?: ("granted" | "refused") | null;
                /** @description from, included */
                from?: string | null;
                /** @description before */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoAccessPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_video_extracts: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
                order?: "newest" | "oldest";
                camera?: string | null;
                authority?: string | null;
                /** @description from, included */
                from?: string | null;
                /** @description before */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoExtractPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_video_extract: {
        parameters: {
            query?: never;
            header?: {
                /** @description who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read */
                "Poste-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExtract"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoExtract"];
                };
            };
            /** @description Well-formed, but cannot be right; or: An order without the name of who gives it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Who"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Who"];
                };
            };
            /** @description Not who they say, or not any more; or: Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed attempts make the next one wait; try again after Retry-After */
            429: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Who"];
                };
            };
            /** @description A code that does not open; or: Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed attempts make the next one wait; try again after Retry-After */
            429: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer_authenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAgain"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authenticator"];
                };
            };
            /** @description Not who they say, or not any more; or: Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed attempts make the next one wait; try again after Retry-After */
            429: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_authenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A code that does not open; or: Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed attempts make the next one wait; try again after Retry-After */
            429: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_own_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not who they say, or not any more; or: Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in a state in which this can be done; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed attempts make the next one wait; try again after Retry-After */
            429: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSessions"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_own_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a session's id */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedAccount"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken; or: Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an account's id */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412 */
                "If-Match"?: string | null;
            };
            path: {
                /** @description an account's id */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A write without If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_one_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an account's id */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reset"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetPassword"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_account_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an account's id */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSessions"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_account_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an account's id */
                account: string;
                /** @description a session's id */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                /** @description items in a page */
                limit?: number;
                /** @description `next` of the page before; empty: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldToken"];
                };
            };
            /** @description Well-formed, but cannot be right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_one_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a token's id */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lasting"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldToken"];
                };
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_one_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a token's id */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody we know, or something is still to be proven; `detail` says what */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by a page of another site; or: Known, and not permitted; or: A write by a session's cookie without the session's CSRF token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone else changed the same things at the same moment; try again after Retry-After */
            409: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked under a name that is not ours */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter or the body is malformed; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the program */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; try again after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
