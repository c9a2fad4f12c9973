import { cx } from '@/components/ui/cx'
import { sentence } from '@/lib/core/format'
import type { FactList } from '@/lib/tenancy/programme-facts'

/** Lists of the act, two side by side where there is room. */
export function ProgrammeFacts({ lists }: { lists: FactList[] }) {
  return (
    <div className="gap-x-12 md:columns-2">
      {lists.map(({ title, items, ordered }) => {
        const List = ordered ? 'ol' : 'ul'
        return (
          <section key={title} className="mb-6 break-inside-avoid">
            <h3 className="mb-1">{title}</h3>
            <List className={cx('pl-5', ordered ? 'list-decimal' : 'list-disc')}>
              {items.map((item) => (
                <li key={item} className="py-0.5 marker:text-muted">
                  {sentence(item).replace(/\.$/, '')}
                </li>
              ))}
            </List>
          </section>
        )
      })}
    </div>
  )
}
