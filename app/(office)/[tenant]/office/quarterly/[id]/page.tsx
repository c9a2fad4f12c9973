import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { FactsView } from '@/components/quarterly/FactsView'
import { QuarterlyMark } from '@/components/quarterly/QuarterlyMark'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { formatQuarter, quarterKey } from '@/lib/core/quarters'
import { requireActor } from '@/lib/platform/actor'
import { dueText, eventLabels, reminderLabels, sectionTitles, timingLabels } from '@/lib/quarterly/labels'
import { getQuarterly } from '@/lib/quarterly/queries'
import { isReportSection, reportSections } from '@/lib/quarterly/words'
import { Decision } from './Decision'
import { QuarterlyForm } from './QuarterlyForm'
import type { QuarterlyView } from '@/lib/quarterly/view'

export const metadata: Metadata = { title: 'Квартальный отчёт' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function QuarterlyPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/quarterly/${id}`)
  const report = await getQuarterly(actor, { id })
  const { timeZone } = actor.tenant
  const base = `/${tenant}/office`
  const document = `/api/${tenant}/documents/quarterly/${id}`
  const general = report.remarks?.bySection.general
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Квартальные отчёты', href: `${base}/quarterly?quarter=${quarterKey(report.quarter)}` },
          { label: formatQuarter(report.quarter) },
        ]}
      />
      <PageTitle
        title={`Отчёт за ${formatQuarter(report.quarter)}`}
        kicker={report.agency.name}
        actions={
          <>
            <ButtonLink size="s" variant="quiet" href={`${document}.pdf`} download="">
              PDF
            </ButtonLink>
            <ButtonLink size="s" variant="quiet" href={`${document}.docx`} download="">
              DOCX
            </ButtonLink>
          </>
        }
      />
      <p className="mb-5 flex flex-wrap gap-x-5 gap-y-1 text-dense">
        <QuarterlyMark state={report.state} />
        <span>
          срок – {dueText(report.due)}
          {report.due.lateAfter !== report.due.dueOn &&
            `, крайний день – ${dueText({ dueOn: report.due.lateAfter, movedFrom: null, dayOff: false })}`}
        </span>
        {report.submittedAt && (
          <span className="text-muted">
            сдан {formatDateTime(timeZone, report.submittedAt)}, {report.submittedBy}
            {report.timing && `, ${timingLabels[report.timing]}`}
          </span>
        )}
      </p>
      {report.ruleText && <p className="mb-5 max-w-[80ch] text-sm text-muted">Толкование акта: {report.ruleText}</p>}
      {report.remarks && (
        <Notice
          tone={report.status === 'RETURNED' ? 'warn' : 'info'}
          title={report.status === 'RETURNED' ? 'Отчёт вернули с замечаниями' : 'Принят с пометкой'}
          className="mb-6"
        >
          {general ? <span className="block whitespace-pre-line">{general}</span> : 'Замечания стоят у разделов.'}
          <span className="block text-sm text-muted">
            {report.remarks.byName}, {formatDateTime(timeZone, report.remarks.at)}
          </span>
        </Notice>
      )}
      {report.can.edit ? (
        <QuarterlyForm
          key={report.status}
          tenant={tenant}
          id={id}
          userKey={report.userKey}
          quarter={report.quarter}
          running={report.running}
          maySubmit={report.can.submit}
          timeZone={timeZone}
          saved={report.saved}
          remarks={report.status === 'RETURNED' ? (report.remarks?.bySection ?? {}) : {}}
        />
      ) : (
        <Words report={report} />
      )}
      {report.can.decide && <Decision tenant={tenant} report={report} />}
      <FactsView
        facts={report.facts}
        frozen={report.frozen}
        base={base}
        remark={report.status === 'RETURNED' ? report.remarks?.bySection.facts : undefined}
      />
      {report.can.reopen && <Decision tenant={tenant} report={report} reopen />}
      <History report={report} timeZone={timeZone} />
    </>
  )
}

function Words({ report }: { report: QuarterlyView }) {
  return (
    <div className="grid max-w-[80ch] gap-5">
      {reportSections.map((section) => (
        <div key={section}>
          <h2 className="text-lg">{sectionTitles[section]}</h2>
          <p className="whitespace-pre-line">
            {report.saved[section]?.text || (
              <span className="text-muted">
                {section === 'indicators' || section === 'needs' ? 'Пояснений нет.' : 'Пока не написано.'}
              </span>
            )}
          </p>
        </div>
      ))}
    </div>
  )
}

function History({ report, timeZone }: { report: QuarterlyView; timeZone: string }) {
  const letters = report.letters.map(({ kind, sentTo, at }) => ({
    key: kind,
    at,
    title: reminderLabels[kind] ?? kind,
    by: sentTo === 0 ? 'куратора с почтой нет' : `кураторам: ${sentTo}`,
    remarks: {} as Record<string, string>,
    words: {} as Record<string, string>,
  }))
  const events = report.events.map(({ id, kind, byName, at, remarks, words }) => ({
    key: id,
    at,
    title: eventLabels[kind] ?? kind,
    by: byName,
    remarks,
    words,
  }))
  const lines = [...events, ...letters].sort((a, b) => b.at.getTime() - a.at.getTime())
  const titleOf = (section: string): string =>
    isReportSection(section) ? `${sectionTitles[section]}: ` : section === 'facts' ? 'Факты: ' : ''
  return (
    <Section title="История" rule>
      <ul className="grid max-w-[80ch] gap-3 text-dense">
        {lines.map((line) => (
          <li key={line.key}>
            <b className="font-semibold">{line.title}</b>{' '}
            <span className="text-muted">
              {formatDateTime(timeZone, line.at)} · {line.by}
            </span>
            {Object.entries(line.remarks).map(([section, text]) => (
              <p key={section} className="whitespace-pre-line">
                {titleOf(section)}
                {text}
              </p>
            ))}
            {Object.keys(line.words).length > 0 && (
              <details>
                <summary className="cursor-pointer text-accent">Слова на момент сдачи</summary>
                {reportSections
                  .filter((section) => line.words[section])
                  .map((section) => (
                    <p key={section} className="mt-1.5 whitespace-pre-line">
                      <b className="font-semibold">{sectionTitles[section]}.</b> {line.words[section]}
                    </p>
                  ))}
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
