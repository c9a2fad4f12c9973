import type { ReactNode } from 'react'

/** Says why there is nothing yet and what makes it appear. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-card border border-dashed border-line-strong px-6 py-8">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="mt-1.5 max-w-[60ch] text-muted">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap gap-3">{action}</div>}
    </div>
  )
}
