/** The module, declared: see lib/core/module.ts. Pure. */
import { shortWords, wordsOf, type Module } from '@/lib/core/module'
import { touchpointStatusLabels } from './clients/labels'
import { clientDue } from './clients/due'
import { clientWaits } from './clients/waits'
import { clientFields, clientValues } from './clients/words'
import { situationStatusLabels } from './situation/labels'
import { channelLabels } from './answers/labels'
import { feedbackFacts } from './facts'
import { operations } from './operations'
import { surveyStatusLabels } from './survey/labels'
import { surveyDue, surveyWaits } from './survey/waits'
import { satisfactionCells } from './results/cockpit'
import { toldCells } from './told/cockpit'
import { toldDue } from './told/due'
import { messageKindLabels, messageStatusLabels, problemStatusLabels, heardLabels } from './told/labels'
import { toldNotices } from './told/notices'
import { toldWaits } from './told/waits'
import { clientProblems } from './template'

export const feedback = {
  name: 'feedback',
  operations,
  journal: {
    groups: {
      survey: 'Опросы',
      answers: 'Опросы',
      desk: 'Планшеты',
      touchpoint: 'Точки взаимодействия',
      segment: 'Сегменты клиентов',
      order: 'Порядки работы с клиентами',
      situation: 'Жизненные ситуации',
      journey: 'Жизненные ситуации',
      study: 'Исследования потребностей',
      result: 'Опросы',
      theme: 'Опросы',
      surveyReport: 'Опросы',
      problem: 'Проблемы',
      message: 'Слова жителей',
      topic: 'Темы жалоб',
    },
    fields: {
      ...clientFields,
      // survey
      audience: 'Кто отвечает',
      purpose: 'О чём опрос',
      side: 'Чьи клиенты',
      opensOn: 'Первый день',
      closesOn: 'Последний день',
      asked: 'Сколько спросили',
      askedBasis: 'Откуда это число',
      splits: 'Вопросов, по которым читают',
      quotas: 'Квоты',
      draft: 'Анкета',
      surveyVersion: 'Версия анкеты',
      template: 'Образец',
      copyOf: 'Копия опроса',
      previousId: 'Прошлая волна',
      situationId: 'Жизненная ситуация',
      service: 'Услуга или вопрос',
      processId: 'Процесс',
      // told
      said: 'Что сказали люди',
      heard: 'Сколько сказали',
      heardWhere: 'Где и когда',
      measure: 'Что сделаем',
      proof: 'Чем подтверждено',
      answer: 'Ответ людям',
      fromWords: 'Из слов ответов',
      fromMessages: 'Из сообщений',
      fromTopics: 'Из тем жалоб',
      sortBy: 'Разобрать до',
      tellBy: 'Сказать до',
      toldOn: 'Сказано',
      letters: 'Писем',
      codes: 'Ответов по кодам',
      joinedTo: 'Присоединена к №',
      roadmapItemId: 'Пункт дорожной карты',
      answerBy: 'Ответить до',
      proposal: 'Предложение',
      theme: 'Тема',
      month: 'Месяц',
      count: 'Жалоб',
      added: 'Добавлено',
      changed: 'Исправлено',
      // answers
      channel: 'Как получен',
      invited: 'Приглашено',
      quota: 'Ответов в час',
      touchpoint: 'Точка',
      retired: 'Снят',
      fileName: 'Файл',
      answers: 'Ответов',
      dropped: 'Удалён файл',
      // results
      words: 'Слова темы',
      mark: 'Отметка темы',
      withheld: 'Не показывать',
      conclusions: 'Выводы',
      signer: 'Кто подписывает',
    },
    values: {
      ...clientValues,
      ...channelLabels,
      // told
      ...shortWords(problemStatusLabels),
      ...shortWords(messageStatusLabels),
      ...messageKindLabels,
      ...wordsOf(heardLabels, 'title'),
    },
  },
  tables: {
    Survey: { word: 'Опрос', personal: { createdBy: 'DOER', draft: 'TEXT' }, impersonal: ['title'] },
    SurveyVersion: { word: 'Версия опроса', personal: { startedBy: 'DOER', content: 'TEXT' } },
    SurveyIntake: { word: 'Принятый ответ', personal: { answers: 'TEXT' } },
    AnswerImport: {
      word: 'Перенос ответов из файла',
      personal: { byName: 'DOER', undoneBy: 'DOER', decisions: 'TEXT' },
      impersonal: ['fileName'],
    },
    AnswerImportFile: {
      word: 'Файл с ответами',
      notExported: 'Файл как его прислали: живёт до переноса ответов.',
      personal: { bytes: 'TEXT' },
    },
    SurveyAttempt: { word: 'Открытая анкета', notExported: 'Защита от повторной отправки, живёт месяц.' },
    SurveyResponse: { word: 'Ответ на опрос', personal: { answers: 'TEXT' } },
    SurveyBlock: { word: 'Партия ответов' },
    SurveyCell: { word: 'Клетка результатов' },
    SurveyWords: { word: 'Слова клиента', personal: { text: 'TEXT' } },
    SurveyTheme: { word: 'Тема слов', personal: { createdBy: 'DOER' }, impersonal: ['name'] },
    SurveyThemeMark: { word: 'Отметка темы', personal: { by: 'DOER' } },
    SurveyInvited: { word: 'Приглашённый', personal: { address: 'NAMED', name: 'NAMED' } },
    SurveyKey: { word: 'Ключ приглашения', notExported: 'Доказывает право ответить, о человеке не говорит.' },
    SurveyMarks: { word: 'Отметки об ответах', notExported: 'Кто из сотрудников ответил: только следы, без имён.' },
    Touchpoint: {
      word: 'Точка взаимодействия',
      personal: { owner: 'NAMED', createdBy: 'DOER' },
      impersonal: ['name', 'place'],
    },
    SurveyDesk: { word: 'Планшет', personal: { createdBy: 'DOER' }, impersonal: ['name'] },
    ClientListApproval: { word: 'Утверждённый перечень', personal: { content: 'TEXT', approvedBy: 'DOER' } },
    ClientSegment: { word: 'Сегмент клиентов', personal: { profile: 'TEXT', createdBy: 'DOER' }, impersonal: ['name'] },
    FeedbackOrder: { word: 'Порядок работы с клиентами', personal: { createdBy: 'DOER' } },
    Problem: {
      word: 'Проблема',
      personal: {
        said: 'TEXT',
        measure: 'TEXT',
        ownerName: 'NAMED',
        personId: 'PERSON',
        moved: 'TEXT',
        editions: 'TEXT',
        answer: 'TEXT',
        proof: 'TEXT',
        createdBy: 'DOER',
      },
    },
    ProblemWords: { word: 'Слова о проблеме' },
    FeedbackMessage: { word: 'Слово органу', personal: { text: 'TEXT', answer: 'TEXT', answeredBy: 'DOER' } },
    SegmentApart: { word: 'Разные сегменты', personal: { by: 'DOER' } },
    ToldAddress: { word: 'Адрес для ответа', personal: { address: 'NAMED' } },
    ComplaintTopic: { word: 'Тема жалоб' },
    LifeSituation: {
      word: 'Жизненная ситуация',
      personal: {
        about: 'TEXT',
        services: 'TEXT',
        decisions: 'TEXT',
        scenario: 'TEXT',
        report: 'TEXT',
        createdBy: 'DOER',
      },
    },
    ClientJourney: { word: 'Путь клиента', personal: { stages: 'TEXT', updatedBy: 'DOER' } },
    ClientStudy: { word: 'Исследование', personal: { notes: 'TEXT', findings: 'TEXT', createdBy: 'DOER' } },
    SurveyPublication: {
      word: 'Опубликованные результаты',
      personal: { content: 'TEXT', publishedBy: 'DOER', withdrawnBy: 'DOER', withdrawnReason: 'TEXT' },
    },
    SurveyReport: {
      word: 'Отчёт об удовлетворённости',
      personal: { signer: 'NAMED', conclusions: 'TEXT', snapshot: 'TEXT', createdBy: 'DOER' },
    },
  },
  files: { clientApprovals: 'Акт о перечне', feedbackOrders: 'Порядок работы с клиентами' },
  sweeps: { 'survey-batches': { cron: '40 * * * *', seconds: 1_800 } },
  agencyEnd: {
    passes:
      'Точки взаимодействия, сегменты, исследования, жизненные ситуации, опросы, которые идут или готовятся, открытые проблемы и сообщения без ответа переходят к преемнику с отметкой, откуда пришли; порядки прекращаются. Завершённые опросы, их ответы и решённые проблемы остаются под именем органа, который их вёл.',
  },
  template: { problems: clientProblems },
  search: {
    problem: {
      needs: operations['problem.read'],
      prefix: '№',
      all: 'Все найденные проблемы',
      path: 'problems',
      status: problemStatusLabels,
    },
    survey: {
      needs: operations['survey.read'],
      prefix: '',
      all: 'Все найденные опросы',
      path: 'surveys',
      status: surveyStatusLabels,
    },
    touchpoint: {
      needs: operations['touchpoint.read'],
      prefix: '',
      all: 'Все найденные точки',
      path: 'touchpoints',
      status: touchpointStatusLabels,
    },
    situation: {
      needs: operations['situation.read'],
      prefix: '',
      all: 'Все найденные ситуации',
      path: 'situations',
      status: situationStatusLabels,
    },
  },
  settings: { feedback: { order: 60, title: 'Клиенты и обратная связь' } },
  menu: [
    {
      section: 'CLIENTS',
      order: 30,
      path: 'problems',
      label: 'Проблемы клиентов',
      needs: operations['problem.read'],
      counts: ['SORT_PROBLEM', 'DO_PROBLEM', 'TELL_PROBLEM', 'SHOW_PROBLEM'],
    },
    {
      section: 'CLIENTS',
      order: 40,
      path: 'messages',
      label: 'Слова жителей',
      needs: operations['message.read'],
      counts: ['ANSWER_MESSAGE'],
    },
    // survey
    { section: 'CLIENTS', order: 10, path: 'surveys', label: 'Опросы', needs: operations['survey.read'] },
    { section: 'CLIENTS', order: 19, path: 'surveys/mine', label: 'Опросы для вас', needs: operations['survey.take'] },
    {
      section: 'CLIENTS',
      order: 15,
      path: 'surveys/results',
      label: 'Удовлетворённость',
      needs: operations['result.read'],
    },
    {
      section: 'CLIENTS',
      order: 20,
      path: 'situations',
      label: 'Жизненные ситуации',
      needs: operations['situation.read'],
    },
    {
      section: 'CLIENTS',
      order: 50,
      path: 'touchpoints',
      label: 'Точки взаимодействия',
      needs: operations['touchpoint.read'],
    },
    { section: 'CLIENTS', order: 60, path: 'segments', label: 'Сегменты клиентов', needs: operations['segment.read'] },
    {
      section: 'CLIENTS',
      order: 70,
      path: 'orders',
      label: 'Порядки и сроки опросов',
      needs: operations['order.read'],
      counts: ['ASK_CLIENTS', 'ASK_GROUP'],
    },
  ],
  waits: { ...surveyWaits, ...clientWaits, ...toldWaits },
  due: { ...surveyDue, ...clientDue, ...toldDue },
  facts: feedbackFacts,
  notices: toldNotices,
  cockpit: { ...satisfactionCells, ...toldCells },
  retention:
    'Ключи открытых анкет – месяц; файлы с ответами, которых не перенесли, – 14 дней; адреса, по которым больше нечего сообщать, – срок из правил работы с клиентами.',
  agencyPage: { clients: { place: 10, title: 'Клиенты' } },
  toolSigns: { surveys: { tool: /^сбор обратной связи$/ } },
  openData: { surveys: { place: 40, columns: 'Что в таблице результатов опросов' } },
} satisfies Module<typeof operations>
