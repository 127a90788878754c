"""Examples of the audit trail: the claim of the other examples, as it was placed."""

from __future__ import annotations

from app.api.control_examples import REQUEST_ID, SELECTION
from app.api.examples import AT, Example

ENTRY: Example = {
    "number": 118,
    "at": AT,
    "who": "a.martin",
    "via": "api",
    "action": "claim.place",
    "entity": "request",
    "subject": REQUEST_ID,
    "result": "done",
    "digest": "5d1be7e9dda1ee8896be5b7e34a85ee16452a7b4df6e1b4b7c4e4a7a4c6f1d6b",
    "previous": "0f9a51a4e29d7a3bb6d5a9f1e5b8a92ce2b7a6a2c43c1f1c8e34bdfc0a7e5a11",
    "hash": "c1d6b7d4a62a1f9b92a6f2f9f7c5d6a3b1b8f4b6bb8a0e8f5a6f4f0d2f5b7c3e",
}
WHOLE: Example = ENTRY | {
    "content": {
        "address": "10.0.0.7",
        "why": "Chute d’une personne, place de la Mairie",
        "details": {"capability": "light_level", "level": 4, "selection": SELECTION, "status": "placed"},
    }
}
CSV_FILE = "number,at,who,via,action,entity,subject,result,digest,previous,hash,address,why,details\r\n"
