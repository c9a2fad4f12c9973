/** Faults of a survey in words that name the page and the question (F4). Pure. */
import { upperFirst } from '@/lib/core/format'
import type { Place, RefusalKind, SurveyCheck } from './check'
import type { SurveyContent } from './definition'

/** `question` and `page` – where to put the words in the builder. */
export type SurveyFault = { text: string; question: string | null; page: string | null }

/** All that keeps a survey from being started, in its own order; none: it is sound. */
export function surveyFaults(survey: SurveyContent, { refused, found, tooMany }: SurveyCheck): SurveyFault[] {
  const names = namesOf(survey)
  const atQuestion = (id: string, text: string): SurveyFault => ({ text, question: id, page: names.pageOf(id) })
  const atPage = (id: string, text: string): SurveyFault => ({ text, question: null, page: id })
  if (tooMany)
    return [
      {
        text: 'Не проверено: слишком много сочетаний ответов. Уберите часть условий или разделите анкету на две.',
        question: null,
        page: null,
      },
    ]
  if (found === null)
    return refused.map(({ kind, at, refersTo }) => {
      const text = refusalText[kind](names.place(at), names, refersTo)
      return at.question === undefined ? atPage(at.page, text) : atQuestion(at.question, text)
    })
  const { stuckPages, requiredWithoutAnswer } = found
  return [
    ...found.unreachablePages.map((id) => atPage(id, `${names.page(id)}: сюда никто не попадёт. Проверьте переходы.`)),
    ...found.neverShown
      .filter((id) => !found.unreachablePages.includes(names.pageOf(id) ?? ''))
      .map((id) => atQuestion(id, `${names.question(id)}: его никто не увидит. Проверьте условие показа.`)),
    ...stuckPages.always.map((id) => atPage(id, `${names.page(id)}: с неё никто не сможет уйти. ${HOW_OUT}`)),
    ...stuckPages.sometimes.map((id) =>
      atPage(id, `${names.page(id)}: с неё не смогут уйти те, кто пришёл с некоторыми ответами. ${HOW_OUT}`),
    ),
    ...requiredWithoutAnswer.always.map((id) =>
      atQuestion(id, `${names.question(id)}: ответ обязателен, но ответить нельзя. ${HOW_OUT}`),
    ),
    ...requiredWithoutAnswer.sometimes.map((id) =>
      atQuestion(id, `${names.question(id)}: ответ обязателен, но некоторым ответить нельзя. ${HOW_OUT}`),
    ),
    ...found.unreachableOptions.map(({ question, option }) =>
      atQuestion(
        question,
        `${names.question(question)}: вариант ${names.option(question, option)} никто не увидит. Проверьте его условие.`,
      ),
    ),
  ]
}

const HOW_OUT = 'Добавьте вариант ответа, исправьте границы или сделайте вопрос необязательным.'

type Names = ReturnType<typeof namesOf>

const refusalText: Record<RefusalKind, (place: string, names: Names, refersTo: string) => string> = {
  laterQuestion: (place, names, to) =>
    `${place}: условие смотрит на ${names.aboutQuestion(to)}, но к этому месту на него ещё не ответили. Переставьте вопросы или измените условие.`,
  unknownQuestion: (place) => `${place}: условие смотрит на вопрос, которого в анкете нет. Выберите другой вопрос.`,
  loop: (place, names, to) =>
    `${place}: переход ведёт назад или на ту же страницу («${names.page(to)}»). Выберите одну из следующих страниц.`,
  leadsNowhere: (place) => `${place}: переход ведёт на страницу, которой в анкете нет. Выберите другую страницу.`,
  wrongComparison: (place, names, to) =>
    `${place}: такое сравнение к ответу не подходит (${names.aboutQuestion(to)}). Выберите другое сравнение.`,
}

function namesOf({ pages }: SurveyContent) {
  const all = pages.flatMap((page, i) => page.questions.map((question) => ({ question, page, pageNumber: i + 1 })))
  const numbers = new Map(all.map(({ question }, i) => [question.id, i + 1]))
  const found = (id: string) => all.find(({ question }) => question.id === id)
  const page = (id: string): string => {
    const at = pages.findIndex((one) => one.id === id)
    const title = pages[at]?.title
    return `страница ${at + 1}${title ? ` «${title}»` : ''}`
  }
  const named = (id: string): string => {
    const title = found(id)?.question.title
    return `${numbers.get(id) ?? '?'}${title ? ` «${title}»` : ''}`
  }
  const question = (id: string): string => `Страница ${found(id)?.pageNumber ?? '?'}, вопрос ${named(id)}`
  const option = (id: string, optionId: string): string =>
    `«${found(id)?.question.options.find((one) => one.id === optionId)?.label ?? optionId}»`
  return {
    question,
    option,
    page: (id: string): string => upperFirst(page(id)),
    aboutQuestion: (id: string): string => `вопрос ${named(id)}`,
    pageOf: (id: string): string | null => found(id)?.page.id ?? null,
    place: (at: Place): string =>
      at.question === undefined
        ? `${upperFirst(page(at.page))}, переход ${at.rule + 1}`
        : `${question(at.question)}${at.option === undefined ? '' : `, вариант ${option(at.question, at.option)}`}`,
  }
}
