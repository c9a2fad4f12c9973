import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { count } from '@/lib/core/format'
import { rewritten } from '@/lib/processes/standard/content'
import type { StandardView } from '@/lib/processes/standard/view'
import { editStandardAction } from '../action'

/** Words of a draft: steps come from the table, the standard may say them in more detail. */
export function Words({ tenant, view }: { tenant: string; view: StandardView }) {
  const { content, id, version } = view
  const changed = rewritten(content)
  return (
    <Section
      id="words"
      title={`${count(content.steps.length, 'шаг', 'шага', 'шагов')} из целевого состояния${changed > 0 ? `, слова правлены в ${changed}` : ''}`}
      rule
      lead="Сроки и исполнители взяты из таблицы шагов и здесь не меняются. Пустое поле вернёт слова таблицы."
    >
      <ActionForm
        action={editStandardAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Сохранить слова"
        className="max-w-[60rem]"
      >
        <TextArea name="general" label="Общие положения" rows={3} defaultValue={content.general} maxLength={4000} />
        {content.steps.map(({ id: step, name, words, who, wait, work }, i) => (
          <TextArea
            key={step}
            name={`words.${step}`}
            label={`Шаг ${i + 1}`}
            hint={`${who || 'система сама'} · начать через ${wait} · работа ${work}${words === name ? '' : ` · в шагах: ${name}`}`}
            rows={2}
            defaultValue={words}
            maxLength={1000}
          />
        ))}
      </ActionForm>
      {content.course.length > 0 && (
        <ul className="mt-4 list-disc pl-5 text-muted">
          {content.course.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
