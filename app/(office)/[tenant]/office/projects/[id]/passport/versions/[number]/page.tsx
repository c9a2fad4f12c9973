import type { Metadata } from 'next'
import { PassportPaper } from '@/components/projects/passport/PassportPaper'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { passportSheet } from '@/lib/projects/passport/sheet'
import { passportStatusLabels } from '@/lib/projects/state/labels'
import { fullPathLabel } from '@/lib/projects/passport/labels'
import { getPassportVersion } from '@/lib/projects/passport/queries'
import type { VersionView } from '@/lib/projects/passport/view'
import { loadProject } from '../../../load'
import type { PassportForm } from '@/lib/projects/form/form'

export const metadata: Metadata = { title: 'Версия паспорта' }

type Props = { params: Promise<{ tenant: string; id: string; number: string }> }

/** A passport as it was handed in, with what was said and decided. */
export default async function PassportVersionPage({ params }: Props) {
  const { tenant, id, number } = await params
  const { actor, project } = await loadProject(tenant, id)
  const version = await getPassportVersion(actor, { id, number: Number(number) })
  const { timeZone, isDemo } = actor.tenant
  const base = `/${tenant}/office/projects/${id}/passport`
  const file = `/api/${tenant}/projects/${id}/passport`
  const { short, mark } = passportStatusLabels[version.status]
  const sheet = passportSheet({
    number: project.number,
    kind: project.kind,
    agencyName: project.agency.name,
    form: project.form,
    fields: version.fields,
    version: `версия ${version.number}`,
    isDemo,
  })
  return (
    <div className="grid gap-6 @min-[64rem]/page:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="rounded-card bg-sunken px-3 py-6">
        <PassportPaper sheet={sheet} marked={new Set(version.remarkList.map(({ path }) => path))} />
      </div>
      <aside aria-label="О версии" className="min-w-0 max-[64rem]:order-first print:hidden">
        <h2>Версия {version.number}</h2>
        <p className="mt-1">
          <StatusMark kind={mark}>{short}</StatusMark>
        </p>
        <div className="mt-4">
          <VersionFacts tenant={tenant} version={version} timeZone={timeZone} />
        </div>
        {version.remarkList.length > 0 && <Remarks form={project.form} version={version} />}
        <div className="mt-6 flex flex-wrap gap-2 border-t border-line pt-4">
          <ButtonLink size="s" variant="quiet" href={`${file}.docx?version=${version.number}`} download="">
            DOCX
          </ButtonLink>
          <ButtonLink size="s" variant="quiet" href={`${file}.pdf?version=${version.number}`} download="">
            PDF
          </ButtonLink>
          {version.previous !== null && (
            <ButtonLink
              size="s"
              variant="quiet"
              href={`${base}/versions/compare?a=${version.previous}&b=${version.number}`}
            >
              Сравнить с версией {version.previous}
            </ButtonLink>
          )}
          <ButtonLink size="s" variant="quiet" href={`${base}/versions`}>
            Все версии
          </ButtonLink>
        </div>
      </aside>
    </div>
  )
}

/** Who sent, agreed, approved or returned the version, and when. */
function VersionFacts({ tenant, version, timeZone }: { tenant: string; version: VersionView; timeZone: string }) {
  return (
    <DefinitionList
      items={[
        {
          term: 'Отправлена',
          value: (
            <>
              {formatDateTime(timeZone, version.submittedAt)}
              <br />
              <span className="text-muted">{version.submittedBy}</span>
            </>
          ),
        },
        ...(version.reason ? [{ term: 'Что изменилось', value: version.reason }] : []),
        ...(version.agreedAt
          ? [
              {
                term: 'Согласовано',
                value: (
                  <>
                    {formatDateTime(timeZone, version.agreedAt)}
                    <br />
                    <span className="text-muted">{version.agreedBy}</span>
                  </>
                ),
              },
            ]
          : []),
        ...(version.approverName
          ? [
              {
                term: 'Утверждено',
                value: (
                  <>
                    {version.approvedOn && formatLong(version.approvedOn)}
                    <br />
                    {version.approverName}
                    <br />
                    <span className="text-muted">{version.approverPosition}</span>
                  </>
                ),
              },
            ]
          : []),
        ...(version.decidedAt && version.status !== 'APPROVED'
          ? [
              {
                term: version.status === 'WITHDRAWN' ? 'Отозвана' : 'Возвращена',
                value: (
                  <>
                    {formatDateTime(timeZone, version.decidedAt)}
                    <br />
                    <span className="text-muted">{version.decidedBy}</span>
                  </>
                ),
              },
            ]
          : []),
        ...(version.file
          ? [
              {
                term: 'Подписанный экземпляр',
                value: <a href={`/api/${tenant}/files/${version.file.id}`}>{version.file.name}</a>,
              },
            ]
          : []),
      ]}
    />
  )
}

/** What was remarked, by the place in the passport. */
function Remarks({ form, version }: { form: PassportForm; version: VersionView }) {
  return (
    <section className="mt-5">
      <h3>Замечания</h3>
      <ul className="mt-2 grid gap-2.5 text-dense">
        {version.remarkList.map((remark) => (
          <li key={remark.id}>
            <b className="block">{fullPathLabel(form, remark.path, version.fields)}</b>
            <span className="whitespace-pre-wrap">{remark.text}</span>{' '}
            <span className="text-muted">
              – {remark.by}
              {remark.resolvedAt && ', исправлено'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
