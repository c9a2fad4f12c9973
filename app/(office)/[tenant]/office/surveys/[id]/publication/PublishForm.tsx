'use client'
import { useState } from 'react'
import { PublishedResults, resultsTitle } from '@/components/feedback/published/PublishedResults'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { contentOf, MOST_WORDS, type ResultsChoice, type ResultsSource } from '@/lib/feedback/publication/content'
import { personIn } from '@/lib/feedback/publication/rules'
import { publishResultsAction } from './action'

type Props = {
  tenant: string
  hidden: { id: string; version: number; last: number; seen: string }
  source: ResultsSource
  /** As the last edition has it, or as a first one begins. */
  start: ResultsChoice
}

/** What is published is chosen and seen as everybody will see it, before it is frozen. */
export function PublishForm({ tenant, hidden, source, start }: Props) {
  const [choice, setChoice] = useState<ResultsChoice>(start)
  const change = (part: Partial<ResultsChoice>) => setChoice((before) => ({ ...before, ...part }))
  const content = contentOf(source, choice)
  const person = personIn(content)
  const full = choice.words.length >= MOST_WORDS
  return (
    <>
      <ActionForm
        action={publishResultsAction}
        tenant={tenant}
        hidden={hidden}
        submitLabel={hidden.last === 0 ? 'Опубликовать' : `Опубликовать редакцию ${hidden.last + 1}`}
        confirm={{
          title: 'Опубликовать результаты?',
          text: 'Жители увидят то, что показано в предпросмотре. Редакция станет неизменной: исправить её можно только новой.',
          confirmLabel: 'Опубликовать',
        }}
      >
        <TextArea
          name="summary"
          label="Что вы узнали и что будете делать"
          hint="Простыми словами, для тех, кто отвечал"
          rows={4}
          maxLength={3000}
          value={choice.summary}
          onChange={(event) => change({ summary: event.target.value })}
        />
        <CheckboxField
          name="questions"
          label="Ответы на каждый вопрос"
          hint="Без этого на странице – только главное"
          checked={choice.questions}
          onChange={(event) => change({ questions: event.target.checked })}
        />
        {source.words.length > 0 && (
          <fieldset className="max-h-96 overflow-y-auto border border-line p-3">
            <legend className="px-1">
              Слова людей: отберите по одному, не больше {MOST_WORDS}. Слова с именами и телефонами не публикуют.
            </legend>
            {source.words.map(({ id, text }) => (
              <CheckboxField
                key={id}
                name="words"
                value={id}
                label={text}
                disabled={full && !choice.words.includes(id)}
                checked={choice.words.includes(id)}
                onChange={(event) =>
                  change({
                    words: event.target.checked ? [...choice.words, id] : choice.words.filter((one) => one !== id),
                  })
                }
              />
            ))}
          </fieldset>
        )}
        {hidden.last > 0 && <TextField name="reason" label="Что изменилось в этой редакции" maxLength={1000} />}
        {person && (
          <Notice tone="warn" title="Опубликовать не получится">
            Личные данные не публикуют, а они есть {person}.
          </Notice>
        )}
      </ActionForm>
      <Section title="Как увидят жители" rule>
        <h3 className="mb-4 text-2xl">{resultsTitle(content)}</h3>
        <PublishedResults content={content} toldHref={null} />
      </Section>
    </>
  )
}
