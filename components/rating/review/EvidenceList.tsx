import { FileTag } from '@/components/ui/Section'
import { formatBytes } from '@/lib/core/format'
import { fileHref, kindLabel } from '@/lib/files/labels'
import type { ReviewEvidence } from '@/lib/rating/verification/view'

/** Documents and links to open. */
export function EvidenceList({ tenant, items, empty }: { tenant: string; items: ReviewEvidence[]; empty?: string }) {
  if (items.length === 0) return empty ? <p className="text-sm text-muted">{empty}</p> : null
  return (
    <ul className="border-t border-line">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-2">
          <FileTag>{item.mime ? kindLabel(item.mime) : 'ссылка'}</FileTag>
          {item.fileId ? (
            <a href={fileHref(tenant, item.fileId)} className="min-w-0 break-words">
              {item.title}
            </a>
          ) : (
            <a href={item.url ?? '#'} target="_blank" rel="noreferrer noopener" className="min-w-0 break-words">
              {item.title}
              <span className="sr-only"> (откроется в новой вкладке)</span>
            </a>
          )}
          <span className="text-sm text-muted">
            {[
              item.rung === null ? null : `ступень ${item.rung}`,
              item.size === null ? null : formatBytes(item.size),
              item.addedBy,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
