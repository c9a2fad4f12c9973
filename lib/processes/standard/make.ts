import 'server-only'
import { divide, fraction, multiply, roundedText, decimalText, roundedUnits } from '@/lib/core/fraction'
import type { TenantSettings } from '@/lib/core/tenant'
import type { Process } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { processFaults } from '../model/check'
import { runFigures } from '../model/figures'
import { faultText, leadReasonLabels } from '../model/labels'
import { meanOf } from '../model/step-time'
import { shortTime } from '../model/time-words'
import type { ProcessRole } from '../model/types'
import type { StepData } from '../steps/data'
import { readMap, rolesOf, type MapRow } from '../steps/read'
import type { StandardContent } from './content'
import { courseSentences } from './course'
import { isNameless } from '../steps/words'

type Context = { tx: Tx; tenantId: string; settings: TenantSettings }
type Made = { ok: true; content: StandardContent } | { ok: false; message: string }

const checkText = ({ check }: StepData): string =>
  check ? [check.what, check.by, check.sign && `брак: ${check.sign}`].filter(Boolean).join('; ') : ''

function stepsOf(
  map: MapRow,
  roles: readonly ProcessRole[],
  dayMinutes: string,
  kept: ReadonlyMap<string, { name: string; words: string }>,
): StandardContent['steps'] {
  return map.model.steps.map((step, i) => {
    const data = map.rows[i]?.data
    const old = kept.get(step.id)
    return {
      id: step.id,
      name: step.name,
      // Words of the version before stay while the step has not been renamed.
      words: old && old.name === step.name ? old.words : step.name,
      who: step.roles.map(({ role }) => roles.find(({ id }) => id === role)?.name ?? '').join(', '),
      wait: shortTime(meanOf(step.wait), dayMinutes),
      work: shortTime(meanOf(step.work), dayMinutes),
      documents: [data?.documentsIn, data?.documentsOut].filter(Boolean).join(' → '),
      system: data?.system ?? '',
      check: data ? checkText(data) : '',
    }
  })
}

/** The steps «как будет» as a standard, with the words of the version before where its steps are the same. */
export async function standardOf(
  ctx: Context,
  process: Process & { agency: { name: string } },
  before: StandardContent | null,
): Promise<Made> {
  const { dayMinutes } = ctx.settings.processes
  const map = await readMap(ctx, process, 'TO_BE')
  if (!map || map.rows.length === 0)
    return { ok: false, message: 'Стандарт делается из шагов «как будет». Сначала внесите их в таблицу шагов.' }
  const roles = await rolesOf(ctx, process.agencyId)
  const [fault] = processFaults(map.model, { roles })
  if (fault)
    return { ok: false, message: `В шагах «как будет» не всё внесено. ${faultText(fault, map.model, { roles })}` }
  const nameless = map.rows.findIndex(({ data }) => isNameless(data))
  if (nameless >= 0)
    return { ok: false, message: `Шаг ${nameless + 1} «как будет» без названия: напишите в таблице, что делают.` }
  const figures = runFigures(map.model, roles)
  if (!figures.lead.exact)
    return {
      ok: false,
      message: `Срок «как будет» не считается точно, и постмониторингу не с чем сравнивать. ${figures.lead.reasons.map((reason) => leadReasonLabels[reason]).join(' ')}`,
    }
  const kept = new Map(before?.steps.map((step) => [step.id, step]))
  const optionLabel = (id: string, option: number): string => {
    const next = map.rows.find((row) => row.id === id)?.data.next
    return (next && 'decision' in next && next.decision[option]?.label) || ''
  }
  return {
    ok: true,
    content: {
      process: {
        code: process.code,
        name: process.name,
        agency: process.agency.name,
        representative: process.representative,
      },
      general:
        before?.general ??
        `Стандарт устанавливает порядок работы в процессе «${process.name}»: кто, что и в какой срок делает. Его соблюдают все, кто назван в порядке работы.`,
      steps: stepsOf(map, roles, dayMinutes, kept),
      course: courseSentences(map.model, optionLabel),
      figures: {
        lead: roundedText(divide(figures.lead.mean, fraction(BigInt(dayMinutes))), 2),
        work: decimalText(fraction(roundedUnits(figures.work, 2), 100)) ?? '0',
        dayMinutes,
        right: roundedText(multiply(figures.firstTimeRight, fraction(100)), 0),
      },
      mapVersion: map.version,
    },
  }
}
