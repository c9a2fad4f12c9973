import { Picture } from '@/components/ui/Picture'
import type { DrawnChart } from '@/lib/documents/chart-svg'

/** A chart as it will be printed; its figures stand in its text alternative and in the table below. */
export function NoteChart({ caption, chart }: { caption: string; chart: DrawnChart }) {
  return (
    <figure className="mt-4">
      <figcaption className="mb-2 text-sm text-muted">{caption}</figcaption>
      <div className="rounded-card bg-white p-3"><Picture src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.svg)}`} alt={chart.alt} className="h-auto w-full max-w-[40rem]" /></div>
    </figure>
  )
}
