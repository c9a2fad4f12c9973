import type { ComponentProps } from 'react'
import { LevelMark } from '@/components/tools/LevelMark'
import { StatusMark } from '@/components/ui/StatusMark'
import type { ToolSign } from '@/lib/core/agency-part'
import { formatShort } from '@/lib/core/dates'
import { levelLabels, unitLabel } from '@/lib/tools/labels'
import type { ToolLine } from '@/lib/tools/view'
import type { AgencyTools } from '@/lib/tools/queries'
import { differs, levelRank } from '@/lib/tools/rules'
import { LevelForm } from './LevelForm'

/** `sign` – what the portal's records show of it. */
type Props = { tenant: string; view: AgencyTools; tool: ToolLine; sign: ToolSign | null }

/** A tool: its level in each unit, what a visit saw, and how to change it. */
// Long: one row of the page, with both ways to change it.
export function Tool({ tenant, view, tool, sign }: Props) {
  const claims = view.claims.filter((one) => one.tool === tool.key)
  const shown =
    claims.length > 0
      ? claims
      : [
          {
            unit: '',
            level: 'NOT_BEGUN' as const,
            since: '',
            seen: null,
            seenOn: null,
            changedAfter: false,
            version: 0,
          },
        ]
  const form = {
    tenant,
    agencyId: view.agency.id,
    tool: tool.key,
    today: view.today,
    uploadFor: view.uploadFor,
    units: view.units,
  }
  return (
    <li className="grid gap-x-8 border-t border-line-strong pt-3 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div>
        <h2 className="text-lg">{tool.title}</h2>
        {tool.hint && <p className="text-sm text-muted">{tool.hint}</p>}
      </div>
      {sign && <Proposed view={view} tool={tool} sign={sign} form={form} />}
      <ul className="mt-2 grid gap-2 lg:col-start-2 lg:mt-0.5">
        {shown.map((claim) => (
          <li key={claim.unit} className="grid gap-x-6 gap-y-1 text-dense md:grid-cols-[13rem_minmax(0,1fr)]">
            <span>{unitLabel(claim.unit)}</span>
            <div className="min-w-0">
              <LevelMark
                level={claim.level}
                inline
                note={claim.since && claim.level !== 'NOT_BEGUN' ? `с\u00a0${formatShort(claim.since)}` : undefined}
              />
              {claim.seen && claim.seenOn && (
                <span className="block">
                  <StatusMark kind={differs(claim) ? 'warn' : 'ok'}>
                    {formatShort(claim.seenOn)}{' '}
                    {differs(claim)
                      ? `увидено «${levelLabels[claim.seen]}»`
                      : claim.changedAfter
                        ? `увидено «${levelLabels[claim.seen]}», уровень изменён после посещения`
                        : 'подтверждено на месте'}
                  </StatusMark>
                </span>
              )}
              {view.can.edit && (
                <details className="mt-1">
                  <summary className="cursor-pointer text-sm text-accent">
                    Изменить уровень
                    <span className="sr-only">
                      : {tool.title}, {unitLabel(claim.unit)}
                    </span>
                  </summary>
                  <div className="my-3 max-w-[36rem]">
                    <LevelForm
                      key={claim.version}
                      {...form}
                      unit={claim.unit}
                      level={claim.level}
                      version={claim.version}
                    />
                  </div>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
      {view.can.edit && (
        <details className="mt-2 lg:col-start-2">
          <summary className="cursor-pointer text-sm text-accent">
            Добавить подразделение<span className="sr-only">: {tool.title}</span>
          </summary>
          <div className="my-3 max-w-[36rem]">
            <LevelForm key={claims.length} {...form} unit={null} level="PILOT" version={0} />
          </div>
        </details>
      )}
    </li>
  )
}

type ProposedProps = Pick<Props, 'view' | 'tool'> & {
  sign: ToolSign
  form: Omit<ComponentProps<typeof LevelForm>, 'unit' | 'level' | 'version'>
}

/** What the portal's records say of the tool; the agency takes it over, the words as its proof, or does not. */
function Proposed({ view, tool, sign: { level, text, since, href }, form }: ProposedProps) {
  const own = view.claims.find(({ tool: of, unit }) => of === tool.key && unit === '')
  const above = levelRank(level) > levelRank(own?.level ?? 'NOT_BEGUN')
  return (
    <div className="mt-1 text-sm lg:col-start-2">
      <p className="text-muted">
        По записям портала: {text}. <a href={`/${form.tenant}/${href}`}>Записи</a>
      </p>
      {view.can.edit && above && (
        <details className="mt-1">
          <summary className="cursor-pointer text-accent">
            Взять уровень «{levelLabels[level]}» по этим записям
            <span className="sr-only">: {tool.title}</span>
          </summary>
          <div className="my-3 max-w-[36rem]">
            <LevelForm
              key={own?.version ?? 0}
              {...form}
              unit=""
              level={level}
              version={own?.version ?? 0}
              since={since}
              note={`По записям портала: ${text}.`}
            />
          </div>
        </details>
      )}
    </div>
  )
}
