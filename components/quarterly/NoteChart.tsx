import { Picture } from '@/components/ui/Picture'
import type { DrawnChart } from '@/lib/documents/chart-svg'

/**
 * Drawn for paper: white lies under it in the dark scheme, too, and a picture sees no fonts of the page, so that any
 * other sans will do.
 */
const onScreen = (svg: string): string =>
  svg
    .replace(/font-family:'([^']+)'/, "font-family:'$1',sans-serif")
    .replace(/(<svg[^>]*>)/, '$1<rect width="100%" height="100%" rx="6" fill="#fff"/>')

/** A chart as it will be printed; its figures stand in its text alternative and in the table below. */
export function NoteChart({ caption, chart }: { caption: string; chart: DrawnChart }) {
  return (
    <figure className="mt-4">
      <figcaption className="mb-2 text-sm text-muted">{caption}</figcaption>
      <Picture
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(onScreen(chart.svg))}`}
        alt={chart.alt}
        className="h-auto w-full max-w-[40rem]"
      />
    </figure>
  )
}
