import { cx } from '@/components/ui/cx'

type Props = { text?: string; className?: string }

/** Stands on every page of a demonstration tenant. */
export function DemoBanner({
  text = 'Демонстрационные данные: органы и муниципалитеты настоящие, оценки – нет.',
  className,
}: Props) {
  return (
    <aside aria-label="О данных" className={cx('demo-banner bg-basic-soft px-4 py-1.5 text-sm text-basic', className)}>
      {text}
    </aside>
  )
}
