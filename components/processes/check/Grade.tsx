import { cx } from '@/components/ui/cx'
import { needsPlan } from '@/lib/processes/check/form'

/** The letter in a box; «В» and «Г», which ask for a plan, are heavier. */
export function Grade({ grade, size = 's' }: { grade: string | null; size?: 's' | 'l' }) {
  return (
    <span
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-[4px] border font-bold',
        size === 'l' ? 'size-16 text-[2.75rem] leading-none' : 'size-6 text-sm',
        grade === 'Г'
          ? 'border-ink bg-ink text-paper'
          : needsPlan(grade)
            ? 'border-2 border-ink'
            : 'border-line-strong',
        grade === null && 'text-muted',
      )}
    >
      <span className="sr-only">{grade === null ? 'ещё без оценки' : 'оценка '}</span>
      <span aria-hidden={grade === null}>{grade ?? '–'}</span>
    </span>
  )
}
