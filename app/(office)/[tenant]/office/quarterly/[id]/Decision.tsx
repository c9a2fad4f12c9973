import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { sectionTitles } from '@/lib/quarterly/labels'
import { reportSections } from '@/lib/quarterly/words'
import { acceptAction, reopenAction, returnAction } from '../action'
import type { QuarterlyView } from '@/lib/quarterly/view'

type Props = { tenant: string; report: Pick<QuarterlyView, 'id' | 'version'>; reopen?: boolean }

/** Accept the report or return it with remarks at its sections; an accepted one may be sent back by the authority. */
export function Decision({ tenant, report: { id, version }, reopen }: Props) {
  const hidden = { id, version }
  if (reopen) {
    return (
      <details className="mt-8 print:hidden">
        <summary className="cursor-pointer text-accent">Вернуть принятый отчёт на доработку</summary>
        <div className="mt-4 max-w-[48rem]">
          <ActionForm
            action={reopenAction}
            tenant={tenant}
            hidden={hidden}
            submitLabel="Вернуть на доработку"
            variant="danger"
          >
            <TextArea name="reason" label="Почему отчёт возвращается" rows={3} />
          </ActionForm>
        </div>
      </details>
    )
  }
  return (
    <Section title="Рассмотреть отчёт" rule className="print:hidden">
      <div className="grid max-w-[52rem] gap-6">
        <ActionForm action={acceptAction} tenant={tenant} hidden={hidden} submitLabel="Принять отчёт">
          <TextArea name="comment" label="Пометка (если нужна)" rows={2} />
        </ActionForm>
        <details>
          <summary className="cursor-pointer text-accent">Вернуть с замечаниями</summary>
          <div className="mt-4">
            <ActionForm
              action={returnAction}
              tenant={tenant}
              hidden={hidden}
              submitLabel="Вернуть куратору"
              variant="danger"
            >
              {reportSections.map((section) => (
                <TextArea
                  key={section}
                  name={section}
                  label={`Замечание к разделу «${sectionTitles[section]}»`}
                  optional
                  rows={2}
                />
              ))}
              <TextArea
                name="facts"
                label="Замечание к фактам"
                hint="Например, какой проект или показатель нужно внести в портал."
                optional
                rows={2}
              />
            </ActionForm>
          </div>
        </details>
      </div>
    </Section>
  )
}
