import { oneOrMany } from '@/lib/core/format'
import { MapDrawing } from '@/components/processes/map/MapDrawing'
import { processFaults } from '@/lib/processes/model/check'
import { runFigures } from '@/lib/processes/model/figures'
import { mapSvg } from '@/lib/processes/picture/picture'
import type { SubDrawing } from '@/lib/processes/steps/sub-queries'

type Props = { tenant: string; subs: readonly SubDrawing[]; dayMinutes: string }

/** Steps that are processes themselves, each with its own map: folded until it is asked for. */
export function SubMaps({ tenant, subs, dayMinutes }: Props) {
  return subs.map(({ numbers, process, model, roles }) => {
    const title = `${process.code} ${process.name}`
    const sound = processFaults(model, { roles }).length === 0
    const svg = mapSvg({ model, roles, visits: sound ? runFigures(model, roles).visits : null, dayMinutes }, title)
    return (
      <details key={process.id} className="mt-3">
        <summary className="cursor-pointer">
          {oneOrMany(numbers.length, 'Шаг', 'Шаги')} {numbers.join(', ')} – подпроцесс «{title}»
        </summary>
        <div className="mt-3 border-l-2 border-line pl-3">
          <MapDrawing svg={svg} label={title} />
          <p className="mt-2 text-sm">
            <a href={`/${tenant}/office/processes/${process.id}/map`}>Открыть его карту</a>
          </p>
        </div>
      </details>
    )
  })
}
