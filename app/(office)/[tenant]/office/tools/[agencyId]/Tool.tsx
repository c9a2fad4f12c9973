import { LevelMark } from '@/components/tools/LevelMark'
import { StatusMark } from '@/components/ui/StatusMark'
import { ActionForm } from '@/components/ui/ActionForm'
import type { ToolSign } from '@/lib/core/agency-part'
import { formatShort } from '@/lib/core/dates'
import { levelLabels, unitLabel } from '@/lib/tools/labels'
import type { ToolLine } from '@/lib/tools/view'
import type { AgencyTools } from '@/lib/tools/queries'
import { differs, type ToolLevel } from '@/lib/tools/rules'
import { setLevelAction } from '../action'
import { LevelForm } from './LevelForm'

/** A tool: its level in each unit, what a visit saw, and how to change it. */
type Props = {
  tenant: string
  view: AgencyTools
  tool: ToolLine
  /** What the portal's records show of it. */ sign: ToolSign | null
}

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
        {sign && (
          <Sign tenant={tenant} view={view} tool={tool} sign={sign} whole={shown.find(({ unit }) => unit === '')} />
        )}
      </div>
      <ul className="mt-2 grid gap-2 lg:mt-0.5">
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

type SignProps = Omit<Props, 'sign'> & { sign: ToolSign; whole: { level: ToolLevel; version: number } | undefined }

/** What the portal already knows of the tool and, where the level says less, the level that it shows, at one press. */
function Sign({ tenant, view, tool, sign: { text, since, href }, whole }: SignProps) {
  const less = !whole || whole.level === 'NOT_BEGUN' || whole.level === 'PILOT'
  return (
    <div className="mt-1 text-sm">
      <a href={`/${tenant}/${href}`}>По записям портала: {text}</a>
      {less && view.can.edit && (
        <ActionForm
          action={setLevelAction}
          tenant={tenant}
          hidden={{
            ...{ agencyId: view.agency.id, tool: tool.key, unit: '', level: 'APPLIED', since, fileId: '', url: '' },
            ...{ note: `По записям портала: ${text}.`, version: whole?.version ?? 0 },
          }}
          variant="quiet"
          submitLabel={`Отметить: ${levelLabels.APPLIED.toLowerCase()}`}
        />
      )}
    </div>
  )
}
