"""Every act the audit trail may tell, as `noun.verb`, and what acts are about: docs/audit.md."""

from __future__ import annotations

_WRITTEN = "asset zone service system programme programme_assignment alarm_override receiver rule person rota"
_OTHERS = """
claim.place claim.extend claim.release action.run target.proceed
request.agree request.withdraw request.countersign commands.freeze commands.unfreeze
asset.lock_out asset.lift_lockout asset.adopt
alarm.acknowledge alarm.reset alarm.shelve alarm.unshelve alarm.suppress alarm.unsuppress
alarm.out_of_service alarm.in_service alarm.assign alarm.comment
code.make escalation.answer escalation.outcome notification.replay receiver.test
registry.import registry.export file.import inbox.replay rejected.replay
audit.export audit.erase person.export person.erase hold.place hold.lift deletion.certify
account.sign_in account.second_factor account.sign_out account.end_session account.end_sessions
account.park account.resume account.change_password account.offer_authenticator account.confirm_authenticator
account.create account.replace account.reset account.disable account.enable
account.seal account.unseal account.seal_secrets groups.replace
token.create token.rotate token.revoke
credential.issue credential.rotate credential.revoke credential.export
video.view video.extract video.export video_authorisation.create video_authorisation.withdraw
masks.attest masks.withdraw video_sign.create video_sign.check video_sign.remove assessment.create
image_request.receive image_request.examine image_request.answer image_request.refuse
preferences.change database.backup database.restore route.refuse
"""
_ABOUT = """
claim request target lockout alarm escalation notification registry import inbox rejected audit hold deletion account
group token credential video_authorisation mask_attestation video_sign image_request activity video database route
"""
ACTS: tuple[str, ...] = (
    *(f"{noun}.{verb}" for noun in _WRITTEN.split() for verb in ("create", "replace", "delete")),
    *_OTHERS.split(),
)
"""A new act has a line here; `tests/domain/test_acts.py` compares with what the program tells."""
ENTITIES: tuple[str, ...] = (*_WRITTEN.split(), *_ABOUT.split())
