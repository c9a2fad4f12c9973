import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import type { Collecting } from '@/lib/feedback/answers/collect-queries'
import { inviteAction } from './action'

/** A pasted list; everybody gets a letter with a link of their own. */
export function Invite({ tenant, survey }: { tenant: string; survey: Collecting }) {
  return (
    <Section
      title="Приглашения"
      rule
      lead="Каждому уйдёт письмо с личной ссылкой на один ответ. Кому какая ссылка досталась, портал не хранит, поэтому напомнить только тем, кто не ответил, нельзя. Кого уже пригласили, второй раз не пригласят."
    >
      <ActionForm
        action={inviteAction}
        tenant={tenant}
        hidden={{ id: survey.id }}
        submitLabel="Отправить приглашения"
        resetOnDone
        className="max-w-[40rem]"
      >
        <TextArea
          name="list"
          label="Кого пригласить"
          hint="Адрес почты в каждой строке, имя – по желанию: можно вставить столбцы из таблицы"
          rows={8}
        />
      </ActionForm>
    </Section>
  )
}
