import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ChangeList } from '@/components/projects/passport/ChangeList'
import { anchorOf } from '@/components/projects/passport/anchor'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { count } from '@/lib/core/format'
import { comparePassports } from '@/lib/projects/form/passport'
import { checkPassport, isReady } from '@/lib/projects/passport/check'
import { getPassportSubmission } from '@/lib/projects/passport/queries'
import { loadProject } from '../../load'
import { submitPassportAction } from './action'

export const metadata: Metadata = { title: 'Паспорт на согласование' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** The last look before handing in: what still stands in the way, what changed, and the button. */
export default async function SubmitPassportPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const view = await getPassportSubmission(actor, { id })
  if (!view.canSubmit) notFound()
  // Decided meanwhile, in another window or by another person: the passport says how.
  if (view.refusal !== null) redirect(`/${tenant}/office/projects/${id}/passport`)
  const base = `/${tenant}/office/projects/${id}/passport`
  const findings = checkPassport(view.form, view.fields)
  const left = findings.filter(({ severity }) => severity !== 'note')
  const back = (
    <ButtonLink href={base} variant="quiet">
      К паспорту
    </ButtonLink>
  )
  if (!isReady(findings)) {
    return (
      <Section
        className="mt-0"
        title={`Отправить пока нельзя: ${count(left.length, 'замечание', 'замечания', 'замечаний')}`}
        lead="Исправьте их в паспорте и вернитесь сюда."
        actions={back}
      >
        <ul className="grid list-disc gap-1 pl-5">
          {left.map(({ path, short }, at) => (
            <li key={`${path}-${at}`}>
              <a href={`${base}#${anchorOf(path)}`}>{short}</a>
            </li>
          ))}
        </ul>
      </Section>
    )
  }
  if (!view.changed)
    return (
      <Section className="mt-0" title="Отправлять нечего" lead="Паспорт не отличается от утверждённого." actions={back}>
        <p>Измените паспорт, если изменились цели, сроки или команда.</p>
      </Section>
    )
  return (
    <Section
      className="mt-0"
      title="Отправить паспорт на согласование"
      lead="Отправленное сохранится отдельной версией и не будет меняться. Утверждает паспорт руководитель заказчика; центр компетенций узнает письмом."
    >
      {view.remarks.length > 0 && (
        <Notice
          tone="warn"
          className="mb-5 max-w-[52rem]"
          title={`Не отмечены исправленными: ${count(view.remarks.length, 'замечание', 'замечания', 'замечаний')}`}
        >
          {view.remarks.map(({ id: remark, text }) => (
            <p key={remark}>– {text}</p>
          ))}
        </Notice>
      )}
      <ActionForm
        action={submitPassportAction}
        tenant={tenant}
        hidden={{ id, version: view.version }}
        submitLabel="Отправить на согласование"
        actions={back}
        className="max-w-[52rem]"
      >
        <TextArea
          name="reason"
          label="Что изменилось и почему"
          optional={view.approved === null}
          hint={
            view.approved === null
              ? 'Можно оставить пустым: это первая версия'
              : `После версии ${view.approved.number}, которая утверждена`
          }
          rows={2}
          maxLength={1000}
        />
      </ActionForm>
      {view.previous && (
        <ChangeList
          form={view.form}
          changes={comparePassports(view.previous, view.fields)}
          before={view.previous}
          after={view.fields}
          headings={['Утверждено', 'Отправляется']}
        />
      )}
    </Section>
  )
}
