import { ScrollHint } from './ScrollHint'

type Props = { svg: string; label: string }

/** A drawing of lib/processes/map, every name in it escaped there; a wide one scrolls inside itself, by keys too. */
export function MapDrawing({ svg, label }: Props) {
  return (
    <ScrollHint label={label}>
      <div dangerouslySetInnerHTML={{ __html: svg }} />
    </ScrollHint>
  )
}
