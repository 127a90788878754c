"""What each route takes of who calls it: one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from app.domain.permissions import PERMITS, Permission, Role


class Door(StrEnum):
    """Routes that ask for no permission: open to anyone, to a session whatever it lacks, to whoever is signed in."""

    ANYONE = "anyone"
    SESSION = "session"
    CALLER = "caller"


Right = Door | Permission
_BY_RIGHT: Mapping[Right, str] = {
    Door.ANYONE: "welcome healthz readyz openapi sign_in mosquitto_auth mosquitto_acl emqx_auth emqx_acl"
    " get_open_data get_open_rows get_open_features list_ways_to_sign_in start_provider_sign_in finish_provider_sign_in"
    " list_parked_sessions resume_session",
    Door.SESSION: "get_session sign_out prove_session offer_authenticator confirm_authenticator change_own_password"
    " park_session sign_out_of_provider",
    Door.CALLER: "list_own_sessions end_own_session get_installation list_problems get_asyncapi list_kinds get_kind"
    " list_families list_video_purposes list_roles docs_page docs_start docs_file list_vocabularies get_preferences"
    " change_preferences",
    Permission.SEE: "live live_sse get_snapshot metrics get_base_map list_alarm_definitions list_alarm_overrides"
    " list_places get_map_style get_map_style_dark get_map_tiles"
    " get_alarm_override get_alarm_figures list_alarms get_alarm list_assets search_assets get_asset get_relations"
    " get_history get_changes get_events get_map list_claims get_claim list_requests get_request list_targets"
    " get_arrays list_commands get_command list_lockouts list_freezes list_zones get_zone list_services get_service"
    " list_systems get_system list_programmes get_programme get_compiled list_cabinets list_assignments get_assignment"
    " get_asset_programme get_programme_compliance get_lighting_compliance list_installations get_ledger"
    " get_system_ledger get_gaps get_inbox list_rejected list_refusals get_rejected list_imports get_import list_rules"
    " get_rule list_notifications get_notification get_register get_register_document list_camera_standings"
    " list_mask_attestations list_video_signs get_video_sign list_assessments preview_programme list_terms get_past"
    " get_past_map list_past_alarms get_next_alarm get_past_frames get_energy_now get_dusk get_shift",
    Permission.EXPORT: "export_assets export_zones export_installations",
    Permission.ACKNOWLEDGE: "acknowledge_alarms reset_alarms shelve_alarms unshelve_alarms suppress_alarms"
    " unsuppress_alarms remove_alarms restore_alarms assign_alarms comment_alarms answer tell_call_outcome",
    Permission.COMMAND: "post_claim post_action patch_claim remove_claim withdraw_request release_claims_of_request"
    " proceed_with_target preview_claim preview_action",
    Permission.COMMAND_EMERGENCY: "agree_to_request countersign_request",
    Permission.LOCK_OUT: "post_lockout lift_one_lockout",
    Permission.FREEZE: "post_freeze lift_one_freeze",
    Permission.SEE_PEOPLE: "list_people get_person list_on_call get_on_call get_on_call_periods get_on_call_gaps"
    " list_rotas get_rota list_escalations get_escalation list_receivers get_receiver",
    Permission.MANAGE_ROTAS: "post_person put_person remove_person post_rota put_rota remove_rota",
    Permission.CONFIGURE: "post_alarm_override put_alarm_override remove_alarm_override post_asset put_asset"
    " patch_asset remove_asset post_zone put_zone remove_zone post_service put_service remove_service post_system"
    " put_system remove_system post_programme put_programme remove_programme post_assignment put_assignment"
    " remove_assignment try_system_mapping adopt replay_unknown replay_rejected create_import post_receiver"
    " put_receiver remove_receiver try_receiver post_rule put_rule remove_rule replay_notifications"
    " replay_notification list_credentials get_credential post_credential rotate_credential revoke_credential"
    " post_mask_attestation withdraw_mask_attestation follow_import",
    Permission.VIEW_CAMERAS: "get_camera_to_see open_stream take_snapshot post_video_extract",
    Permission.AUDIT_READ: "list_audit get_audit_entry export_audit_ndjson export_audit_csv list_video_authorisations"
    " list_video_accesses list_video_extracts post_video_export list_deletions get_deletion",
    Permission.GOVERN: "list_holds get_hold post_hold lift_one_hold list_held_rows export_person post_erasure"
    " post_video_sign check_video_sign remove_video_sign post_assessment list_image_requests get_image_request"
    " post_image_request examine_image_request answer_image_request refuse_image_request",
    Permission.MANAGE_ACCOUNTS: "post_video_authorisation withdraw_video_authorisation"
    " list_accounts get_account post_account put_account reset_one_account seal_account"
    " get_provider_groups put_provider_groups list_account_sessions end_account_session end_account_sessions"
    " list_tokens post_token rotate_one_token revoke_one_token",
}
RIGHTS: Mapping[str, Right] = {name: right for right, names in _BY_RIGHT.items() for name in names.split()}
"""By the route's name. A route that is not here is nobody's."""


class Scope(StrEnum):
    """What a route shows, or acts on, by a right that is limited to families and zones."""

    NARROWED = "narrowed"
    SHARED = "shared"


_BY_SCOPE: Mapping[Scope, str] = {
    Scope.NARROWED: "live live_sse get_snapshot list_alarm_overrides get_alarm_override get_alarm_figures list_alarms"
    " get_alarm list_assets search_assets get_asset get_relations get_history get_changes get_events get_map"
    " list_claims get_claim list_requests get_request list_targets get_arrays list_commands get_command list_lockouts"
    " list_cabinets list_assignments get_assignment preview_programme get_asset_programme get_programme_compliance"
    " get_lighting_compliance list_installations get_gaps export_assets export_installations acknowledge_alarms"
    " reset_alarms shelve_alarms unshelve_alarms suppress_alarms unsuppress_alarms remove_alarms restore_alarms"
    " assign_alarms comment_alarms post_claim post_action patch_claim remove_claim withdraw_request"
    " release_claims_of_request proceed_with_target agree_to_request countersign_request post_lockout lift_one_lockout"
    " preview_claim preview_action post_freeze lift_one_freeze post_asset put_asset patch_asset remove_asset"
    " get_camera_to_see open_stream take_snapshot post_video_extract list_video_accesses list_video_extracts"
    " list_camera_standings get_past get_past_map list_past_alarms get_next_alarm get_past_frames get_energy_now"
    " get_dusk get_shift",
    Scope.SHARED: "get_base_map list_places get_map_style get_map_style_dark get_map_tiles"
    " list_alarm_definitions list_freezes list_zones get_zone list_services get_service"
    " list_systems get_system list_programmes get_programme get_compiled export_zones get_register"
    " get_register_document list_assessments list_terms",
}
SCOPES: Mapping[str, Scope] = {name: scope for scope, names in _BY_SCOPE.items() for name in names.split()}
"""By the route's name. A route that is not here wants its right on the installation as a whole."""


def looks_by(route: str) -> Permission:
    """The permission whose reach bounds what a route finds: its own where it is one to look at something."""
    right = RIGHTS.get(route)
    return right if right is Permission.EXPORT or right is Permission.AUDIT_READ else Permission.SEE


SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110 9.2.1)."""


def roles_for(right: Right) -> Iterator[Role]:
    """The roles that open a route; every role where no permission is asked for."""
    for role in Role:
        if isinstance(right, Door) or right in PERMITS[role]:
            yield role
