import { Section } from '@/components/ui/Section'
import type { QueueGroup } from '@/lib/queue/items'
import { queueLabels } from '@/lib/queue/labels'
import { queueLines } from './lines'
import { QueueLines } from './QueueLines'

/** As many lines of a kind as a glance needs. */
const SHOWN = 5

/** One kind of work with its first lines, the most urgent first; all of them are a page of their own. */
export function QueueSection({ slug, group, level }: { slug: string; group: QueueGroup; level?: 2 | 3 }) {
  const { kind, items } = group
  const { title, action, list } = queueLabels(kind)
  const base = `/${slug}/office`
  // A link to one line more is no shorter than the line.
  const shown = items.length === SHOWN + 1 ? items.length : SHOWN
  return (
    <Section
      id={kind.toLowerCase()}
      title={
        <>
          {title} <span className="font-normal text-muted">{items.length}</span>
        </>
      }
      level={level}
      actions={
        list &&
        items.length > 1 && (
          <a href={`${base}/${list.href}`} className="text-dense">
            {list.label}
          </a>
        )
      }
    >
      <QueueLines base={base} action={action} lines={queueLines(items.slice(0, shown))} />
      {items.length > shown && (
        <p className="mt-2 text-dense">
          <a href={`${base}/queue?kind=${kind}`}>
            Ещё {items.length - shown}
            <span className="sr-only">: {title}</span>
          </a>
        </p>
      )}
    </Section>
  )
}
