import { conditionWords, surveyNames, type SurveyNames } from '@/lib/feedback/survey/condition-words'
import { END, type SurveyContent, type SurveyOption, type SurveyQuestion } from '@/lib/feedback/survey/definition'

type Props = { content: SurveyContent; head: string; title: string }

/** The survey on paper: the same numbers of questions; whom a question asks and where to go on stands in words. */
export function Paper({ content, head, title }: Props) {
  const names = surveyNames(content)
  return (
    <article className="survey-paper">
      <p className="text-sm text-muted">{head}</p>
      <h2 className="mb-4">{title}</h2>
      {content.pages.map((page, at) => (
        <section key={page.id} className="mb-6">
          {page.title && <h3 className="mb-2">{page.title}</h3>}
          {page.note && <p className="mb-3">{page.note}</p>}
          <ol className="list-none">
            {page.questions.map((question) => (
              <li key={question.id}>
                <Question question={question} names={names} content={content} />
              </li>
            ))}
          </ol>
          {page.next.map(({ when, to }, i) => (
            <p key={i} className="text-sm italic">
              {when ? `Если ${conditionWords(when, names)}` : 'Дальше'} – {target(to, content, names)}.
            </p>
          ))}
          {at < content.pages.length - 1 && <hr className="mt-4 border-line" />}
        </section>
      ))}
    </article>
  )
}

/** On paper one goes to a question, not to a page. */
function target(to: string, { pages }: SurveyContent, names: SurveyNames): string {
  if (to === END) return 'больше отвечать не нужно'
  const first = pages.find(({ id }) => id === to)?.questions[0]
  return first ? `переходите к вопросу ${names.number(first.id)}` : names.page(to)
}

function Question({
  question,
  names,
  content,
}: {
  question: SurveyQuestion
  names: SurveyNames
  content: SurveyContent
}) {
  const { title, note, showWhen, consent, dontKnow, kind } = question
  return (
    <>
      {showWhen && <p className="text-sm italic">Отвечайте, если {conditionWords(showWhen, names)}.</p>}
      <p className="font-semibold">
        {names.number(question.id)}. {title}
      </p>
      {note && <p className="text-sm text-muted">{note}</p>}
      {kind === 'many' && <p className="text-sm text-muted">Отметьте всё, что подходит.</p>}
      {consent && <p className="my-1 text-sm">{consent}</p>}
      <Answers
        question={question}
        option={(one) => <OptionLine key={one.id} option={one} names={names} content={content} />}
      />
      {dontKnow && kind !== 'matrix' && <Box>Не знаю</Box>}
    </>
  )
}

const Box = ({ children }: { children: React.ReactNode }) => (
  <p>
    <span className="survey-box" aria-hidden="true" />
    {children}
  </p>
)

function OptionLine({ option, names, content }: { option: SurveyOption; names: SurveyNames; content: SurveyContent }) {
  return (
    <Box>
      {option.label}
      {option.goTo && <i className="text-sm"> → {target(option.goTo, content, names)}</i>}
    </Box>
  )
}

const LINE = '_'.repeat(48)

function Answers({ question, option }: { question: SurveyQuestion; option: (one: SurveyOption) => React.ReactNode }) {
  const { kind, options, rows, other, min, max, minLabel, maxLabel, dontKnow } = question
  const marks = Array.from({ length: Math.min(21, (max ?? 5) - (min ?? 1) + 1) }, (_, i) => (min ?? 1) + i)
  switch (kind) {
    case 'one':
    case 'many':
      return (
        <>
          {options.map(option)}
          {other && <Box>Другое: {LINE.slice(0, 30)}</Box>}
        </>
      )
    case 'ranking':
      return (
        <>
          <p className="text-sm text-muted">Поставьте номера: 1 – самое важное.</p>
          {options.map(({ id, label }) => (
            <p key={id}>____ {label}</p>
          ))}
        </>
      )
    case 'scale':
    case 'stars':
    case 'nps':
      return (
        <p>
          {minLabel && <span className="text-sm text-muted">{minLabel} </span>}
          {marks.map((mark) => (
            <span key={mark} className="mr-3 whitespace-nowrap">
              <span className="survey-box" aria-hidden="true" />
              {mark}
            </span>
          ))}
          {maxLabel && <span className="text-sm text-muted"> {maxLabel}</span>}
        </p>
      )
    case 'matrix':
    case 'csi': {
      const columns =
        kind === 'csi'
          ? ['важно, 1–5', 'у нас, 1–5']
          : [
              ...(options.length > 0 ? options.map(({ label }) => label) : marks.map(String)),
              ...(dontKnow ? ['не знаю'] : []),
            ]
      return (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={question.title}>
          <table className="w-full border-collapse text-dense">
            <thead>
              <tr>
                <td />
                {columns.map((column) => (
                  <th key={column} scope="col" className="px-2 py-1 text-center font-normal">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, label }) => (
                <tr key={id} className="border-t border-line">
                  <th scope="row" className="py-1 text-left font-normal">
                    {label}
                  </th>
                  {columns.map((column) => (
                    <td key={column} className="text-center">
                      {kind === 'csi' ? '____' : <span className="survey-box" />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    }
    case 'text':
      return (
        <>
          <p>{LINE}</p>
          <p>{LINE}</p>
        </>
      )
    case 'number':
    case 'date':
      return <p>{LINE.slice(0, 20)}</p>
    case 'file':
      return <p className="text-sm text-muted">Приложите к анкете.</p>
  }
}
