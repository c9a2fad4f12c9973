import type { ReactNode } from 'react'

export type Definition = { term: ReactNode; value: ReactNode; key?: string }

/**
 * Facts about one thing: term at the left, value at the right (under it where the list itself is narrow), a rule under
 * each.
 */
export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <dl className="@container border-t border-line">
      {items.map((item, at) => (
        <div
          key={item.key ?? at}
          className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 @[30rem]:grid-cols-[minmax(10rem,16rem)_1fr]"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
