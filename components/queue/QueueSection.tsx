import Link from 'next/link'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong } from '@/lib/core/dates'
import type { QueueGroup, QueueItem } from '@/lib/queue/items'
import { queueLabels } from '@/lib/queue/labels'

const SHOWN = 7

function Line({ slug, item }: { slug: string; item: QueueItem }) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-b border-line py-2.5 text-dense md:grid-cols-[1fr_16.5rem_7rem] md:items-baseline">
      <span><b className="font-medium">{item.agencyName}</b> <span className="text-muted">{item.what}</span></span>
      <StatusMark kind={item.mark}>
        {item.timing}{item.due && <span className="block text-sm text-muted">до {formatLong(item.due)}</span>}
      </StatusMark>
      <Link href={`/${slug}/office/${item.href}`} className="md:text-right">{queueLabels[item.kind].action}<span className="sr-only">: {item.agencyName}</span></Link>
    </li>
  )
}

/** One kind of work with its lines, the most urgent first; the rest opens in place. */
export function QueueSection({ slug, group, level }: { slug: string; group: QueueGroup; level?: 2 | 3 }) {
  const rest = group.items.slice(SHOWN)
  const { title, list } = queueLabels[group.kind]
  return (
    <Section
      id={group.kind.toLowerCase()} title={<>{title} <span className="font-normal text-muted">{group.items.length}</span></>} level={level}
      actions={list && group.items.length > 1 && <Link href={`/${slug}/office/${list.href}`} prefetch={false} className="text-dense">{list.label}</Link>}
    >
      <ul className="border-t border-line">{group.items.slice(0, SHOWN).map((item) => <Line key={item.key} slug={slug} item={item} />)}</ul>
      {rest.length > 0 && (
        <details className="mt-2 text-dense">
          <summary className="cursor-pointer text-accent">Ещё {rest.length}</summary>
          <ul className="mt-2 border-t border-line">{rest.map((item) => <Line key={item.key} slug={slug} item={item} />)}</ul>
        </details>
      )}
    </Section>
  )
}
