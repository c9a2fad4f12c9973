import { Figure } from './MatrixTable'
import type { ShownCell } from './rows'

/** The row of the matrix on the agency's own page: each figure under its name. */
export function ProgressCells({
  label,
  items,
}: {
  label: string
  items: { key: string; title: string; cell: ShownCell }[]
}) {
  return (
    <ul aria-label={label} className="number-strip *:basis-[max(11rem,22%)]">
      {items.map(({ key, title, cell }) => {
        const body = (
          <>
            <span className="block text-sm text-muted">{title}</span>
            <Figure cell={cell} />
            {cell.level && <span className="block text-sm text-muted">{cell.level.title}</span>}
          </>
        )
        return (
          <li key={key}>
            {cell.href ? (
              <a href={cell.href} title={cell.title} className="number-cell hover:bg-accent-soft">
                {body}
              </a>
            ) : (
              <div className="number-cell">{body}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
