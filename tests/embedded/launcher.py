"""A launcher as tests run it: `python -m tests.embedded.launcher DATA MQTT_PORT [program...]`.

Database and broker, then the program as a child that must live; no web or worker.
"""

import sys
from pathlib import Path

from app.embedded.child import ChildSpec
from app.embedded.errors import LaunchError
from app.embedded.supervisor import Ended, RestartBudget
from app.embedded.up import UpOptions, installation, start_services
from app.embedded.voice import Voice


def main() -> None:
    root, mqtt_port, *argv = sys.argv[1:]
    RestartBudget.FIRST = 0.05
    try:
        with installation(UpOptions(Path(root), port=0, mqtt_port=int(mqtt_port)), Voice()) as place:
            start_services(place)
            if argv:
                place.supervisor.start(ChildSpec(name="extra", argv=argv, log=place.data.logs / "extra.log"))
            place.voice.good("all up")
            place.supervisor.watch()
    except Ended:
        return
    except LaunchError as error:
        Voice().bad(str(error))
        sys.exit(1)


if __name__ == "__main__":
    main()
