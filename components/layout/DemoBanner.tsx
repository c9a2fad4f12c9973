/** Stands on every page of a demonstration tenant. */
export function DemoBanner({ text = 'Демонстрационные данные: органы и муниципалитеты настоящие, оценки – нет.' }: { text?: string }) {
  return <aside aria-label="О данных" className="demo-banner bg-basic-soft px-4 py-1.5 text-sm text-basic sm:px-6">{text}</aside>
}
