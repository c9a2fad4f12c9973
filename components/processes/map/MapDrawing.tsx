type Props = { svg: string; label: string }

/** A drawing of lib/processes/map, every name in it escaped there; a wide one scrolls inside itself, by keys too. */
export function MapDrawing({ svg, label }: Props) {
  return (
    <div
      className="map-drawing overflow-x-auto"
      role="region"
      aria-label={label}
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}
