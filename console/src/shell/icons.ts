/** The views' pictures, as paths of a 24 by 24 line drawing. */
import type { View } from './places'

export const ICONS: Readonly<Record<View | 'commands', string>> = {
  map: 'M9 4 3 6.5v13L9 17l6 2.5 6-2.5V4.5L15 7 9 4.5M9 4.5V17M15 7v12.5',
  alarms: 'M12 3.5a6 6 0 0 0-6 6V14l-1.7 3h15.4L18 14V9.5a6 6 0 0 0-6-6M10 20a2.2 2.2 0 0 0 4 0',
  systems: 'M5 5h14v5H5zM5 14h14v5H5zM8 7.5h.01M8 16.5h.01M12 10v4',
  programmes: 'M5 6h14v13H5zM5 10h14M9 4v4M15 4v4M9 13.5h2M13 13.5h2M9 16.5h2',
  audit: 'M7 3.5h10v17H7zM10 8h4M10 12h4M10 16h2',
  wall: 'M3 5h18v11H3zM9 20h6M12 16v4',
  commands: 'M4.5 7.5 9 12l-4.5 4.5M12 17h7.5',
}
