// Life situations of the demonstration: wording of journeys, services, scenarios, studies.
import type { Measure, Hypothesis, SituationService } from '../../lib/feedback/situation/content'
import { emptyStage, type Stage } from '../../lib/feedback/situation/stage'

type Told = Partial<Omit<Stage, 'id'>> & { name: string }
const stageId = (journey: number, n: number): string =>
  `00000000-0000-7000-8000-65${String(journey).padStart(2, '0')}000000${String(n).padStart(2, '0')}`
export const stagesOf = (journey: number, told: readonly Told[]): Stage[] =>
  told.map((stage, i) => ({ ...emptyStage(stageId(journey, i + 1)), ...stage }))

/** «2/1»: now and as it should be. */
const figures = (visits: string, days: string, papers: string): Partial<Stage> => {
  const [v, d, p] = [visits, days, papers].map((pair) => pair.split('/'))
  return {
    visits: v?.[0] ?? '',
    visitsTarget: v?.[1] ?? '',
    days: d?.[0] ?? '',
    daysTarget: d?.[1] ?? '',
    papers: p?.[0] ?? '',
    papersTarget: p?.[1] ?? '',
  }
}

export const birthStages: readonly Told[] = [
  {
    name: 'Ждём ребёнка',
    when: 'с 30-й недели',
    actions: 'Встают на учёт, берут родовой сертификат, несут справку на работу',
    ...{ feeling: '+0,5', feelingWord: 'ждём и радуемся', feelingTarget: '+0,8' },
    ...{ words: 'Одну и ту же справку просят и на работе, и в соцзащите', said: '9' },
    touchpoints: 'Женская консультация\nРаботодатель',
    ideas: 'Справку передавать между ведомствами',
    target: 'Один визит к врачу, справка уходит сама',
    plan: 'п. 1',
    ...figures('2/1', '5/2', '3/2'),
  },
  {
    name: 'Роддом и выписка',
    when: '3–5 дней',
    actions: 'Рождается ребёнок, выдают медицинское свидетельство',
    ...{ feeling: '+1,6', feelingWord: 'счастливы', feelingTarget: '+1,6' },
    ...{ words: 'Не сказали, что делать после выписки', said: '11' },
    touchpoints: 'Роддом',
    ideas: 'Памятка по этапам вместе с выпиской',
    target: 'Заявление о рождении – с телефона, из палаты',
    plan: 'п. 2',
    ...figures('0/0', '0/0', '0/0'),
  },
  {
    name: 'Свидетельство о рождении',
    when: 'первая неделя',
    actions: 'Записываются в ЗАГС, едут вдвоём с паспортами',
    ...{ feeling: '+0,4', feelingWord: 'волнуемся', feelingTarget: '+1,2' },
    ...{ words: 'Если брака нет, ехать должны оба', said: '6' },
    touchpoints: 'ЗАГС\nГосуслуги',
    ideas: 'Регистрировать рождение в роддоме',
    target: 'Свидетельство выдают при выписке',
    plan: 'п. 3',
    ...figures('1/0', '3/1', '4/0'),
  },
  {
    name: 'Регистрация по месту жительства',
    when: 'первый месяц',
    actions: 'Собирают согласия, стоят в очереди, приходят второй раз',
    ...{ feeling: '−1,4', feelingWord: 'злимся', feelingTarget: '+0,6' },
    ...{ words: 'Не сказали о согласии второго собственника – ездили дважды', said: '17', proof: '58 ответов опроса' },
    touchpoints: 'Киров, Октябрьский район\nСайт МФЦ\nГосуслуги',
    ideas: 'Один список документов и проверка до визита',
    target: 'Заявление с телефона, один визит с готовым пакетом',
    plan: 'п. 4',
    ...figures('2/1', '8/3', '6/2'),
  },
  {
    name: 'Полис и поликлиника',
    when: 'первый месяц',
    actions: 'Оформляют полис, прикрепляются, зовут педиатра',
    ...{ feeling: '−0,3', feelingWord: 'устали', feelingTarget: '+0,5' },
    ...{ words: 'Полис электронный, а в регистратуре просят бумажный', said: '10' },
    touchpoints: 'Страховая\nРегистратура',
    ideas: 'Прикреплять вместе с полисом',
    target: 'Поликлиника сама зовёт на первый осмотр',
    plan: 'п. 5',
    ...figures('2/1', '5/1', '3/0'),
  },
  {
    name: 'Пособия',
    when: 'до полугода',
    actions: 'Подают заявление, подтверждают доход, досылают справки',
    ...{ feeling: '−1,1', feelingWord: 'боимся отказа', feelingTarget: '+0,7' },
    ...{ words: 'Отказ из-за опечатки в адресе – всё сначала', said: '14' },
    touchpoints: 'Социальный фонд\nКиров, Ленинский район\nБанк',
    ideas: 'Заявление, заполненное за семью',
    target: 'Пособие предлагают сами, нужно одно согласие',
    plan: 'п. 6–7',
    ...figures('3/0', '14/5', '7/0'),
  },
  {
    name: 'Очередь в детский сад',
    when: 'до года',
    actions: 'Подают заявление, доказывают льготу, следят за местом',
    ...{ feeling: '−0,6', feelingWord: 'не знаем, чего ждать', feelingTarget: '+0,4' },
    ...{ words: 'Номер в очереди меняется, а почему – неясно', said: '8' },
    touchpoints: 'Управление образования\nГосуслуги',
    ideas: 'Показывать, почему номер изменился',
    target: 'Место в очереди – сразу после регистрации',
    plan: 'п. 8',
    ...figures('1/0', '3/0', '4/0'),
  },
]

/** A second child: the same stages, easier at some, and nothing to do at others. */
export const secondChildStages: readonly Told[] = birthStages
  .filter(({ name }) => name !== 'Очередь в детский сад')
  .map((stage) =>
    stage.name === 'Пособия'
      ? { ...stage, feeling: '−1,3', words: 'Материнский капитал приходится подтверждать заново', said: '12' }
      : { ...stage, feeling: stage.name === 'Регистрация по месту жительства' ? '−0,9' : (stage.feeling ?? '') },
  )
export const villageStages: readonly Told[] = birthStages.map((stage) =>
  stage.name === 'Регистрация по месту жительства'
    ? {
        ...stage,
        feeling: '−1,8',
        words: 'До окна 46 километров, автобус два раза в день',
        said: '7',
        proof: '',
        ...figures('3/1', '11/3', '6/2'),
      }
    : stage,
)

export const workStages: readonly Told[] = [
  {
    name: 'Потеряли работу',
    when: 'первый день',
    actions: 'Получают расчёт и запись в трудовой книжке',
    ...{ feeling: '−1,5', feelingWord: 'растеряны', feelingTarget: '−0,8' },
    ...{ words: 'Никто не сказал, что подать можно в тот же день', said: '8' },
    touchpoints: 'Работодатель',
    ideas: 'Памятка вместе с расчётом',
    target: 'Служба занятости пишет сама, когда работодатель сообщил об увольнении',
    plan: 'п. 1',
    ...figures('1/0', '2/0', '2/0'),
  },
  {
    name: 'Заявление и анкета',
    when: 'первая неделя',
    actions: 'Заполняют анкету на портале, прикладывают справки',
    ...{ feeling: '−0,8', feelingWord: 'путаемся', feelingTarget: '+0,3' },
    ...{ words: 'Анкета на двадцать экранов, и всё сбрасывается', said: '11' },
    touchpoints: 'Портал «Работа России»\nЦентр занятости, зал приёма',
    ideas: 'Сохранять анкету, заполнять за человека то, что известно',
    target: 'Анкета заполнена, остаётся проверить',
    plan: 'п. 2',
    ...figures('1/0', '3/1', '5/1'),
  },
  {
    name: 'Подбор вакансий',
    when: 'первый месяц',
    actions: 'Ходят на приём, звонят по вакансиям',
    ...{ feeling: '−1,2', feelingWord: 'теряем веру', feelingTarget: '+0,4' },
    ...{ words: 'Половина вакансий давно занята', said: '13' },
    touchpoints: 'Центр занятости, зал приёма\nРаботодатель',
    ideas: 'Снимать закрытые вакансии в тот же день',
    target: 'Три свежие вакансии в неделю с подтверждением работодателя',
    plan: 'п. 3–5',
    ...figures('4/1', '20/10', '3/0'),
  },
  {
    name: 'Обучение',
    when: 'до трёх месяцев',
    actions: 'Выбирают курс, подписывают договор',
    ...{ feeling: '+0,2', feelingWord: 'надеемся', feelingTarget: '+0,9' },
    ...{ words: 'О курсах узнал от соседа', said: '5' },
    touchpoints: 'Учебный центр',
    ideas: 'Показывать курсы вместе с вакансиями',
    target: 'Курс предлагают на первом приёме',
    plan: 'п. 6–7',
    ...figures('2/1', '12/5', '4/1'),
  },
  {
    name: 'Выход на работу',
    when: 'до полугода',
    actions: 'Оформляются, сообщают в службу занятости',
    ...{ feeling: '+1,1', feelingWord: 'выдохнули', feelingTarget: '+1,3' },
    ideas: 'Не просить того, что передал работодатель',
    target: 'Снимают с учёта сами',
    plan: 'п. 8',
    ...figures('1/0', '2/0', '2/0'),
  },
]

export const contractStages: readonly Told[] = [
  {
    name: 'Узнали о помощи',
    when: 'когда стало трудно',
    actions: 'Спрашивают соседей, звонят в соцзащиту',
    ...{ feeling: '−1,0', feelingWord: 'стыдно просить', feelingTarget: '0' },
    ...{ words: 'Думали, что это не для нас', said: '9' },
    touchpoints: 'Линия соцзащиты',
    ideas: 'Писать тем, у кого по данным доход ниже прожиточного минимума',
    target: 'Помощь предлагают сами',
    ...figures('1/0', '3/0', '0/0'),
  },
  {
    name: 'Заявление и план',
    when: 'первый месяц',
    actions: 'Собирают справки о доходах, пишут программу',
    ...{ feeling: '−1,3', feelingWord: 'боимся ошибиться', feelingTarget: '+0,4' },
    ...{ words: 'Бизнес-план писали трижды', said: '12' },
    touchpoints: 'Приём граждан\nСайт министерства',
    ideas: 'Пример плана и помощник',
    target: 'Один визит, план пишут вместе с наставником',
    ...figures('3/1', '15/7', '9/2'),
  },
  {
    name: 'Первые деньги',
    when: 'второй месяц',
    actions: 'Покупают оборудование, хранят чеки',
    ...{ feeling: '+0,9', feelingWord: 'окрылены', feelingTarget: '+1,2' },
    ...{ words: 'Чеки выцвели, отчёт не приняли', said: '6' },
    touchpoints: 'Банк\nПриём граждан',
    ideas: 'Фотография чека вместо бумаги',
    target: 'Отчёт – фотографией с телефона',
    ...figures('2/0', '4/1', '6/1'),
  },
  {
    name: 'Год спустя',
    when: 'через 12 месяцев',
    actions: 'Отчитываются, ищут, куда расти',
    ...{ feeling: '+0,3', feelingWord: 'справились', feelingTarget: '+1,0' },
    ideas: 'Показывать следующую меру поддержки',
    target: 'Наставник остаётся на связи, вместе выбирают следующий шаг',
    ...figures('2/1', '5/2', '4/1'),
  },
]

type ToldService = Omit<SituationService, 'id' | 'agencyId' | 'processId'> & { agency: RegExp }
const given = { proactive: 'no', consent: false, channels: '', barriers: '' } as const
export const birthServices: readonly ToldService[] = [
  { ...given, name: 'Выдача родового сертификата', kind: 'service', agency: /здравоохран/i },
  {
    name: 'Государственная регистрация рождения',
    kind: 'service',
    agency: /юстиц|Губернатор/i,
    proactive: 'possible',
    consent: true,
    channels: 'Госуслуги, роддом',
    barriers: 'Без брака нужны оба родителя',
  },
  {
    name: 'Регистрация по месту жительства',
    kind: 'service',
    agency: /информационных технологий/i,
    proactive: 'no',
    consent: true,
    channels: 'окно МФЦ, Госуслуги',
    barriers: 'Согласие всех собственников, лестница без пандуса в трёх отделениях',
  },
  { ...given, name: 'Прикрепление к поликлинике', kind: 'service', agency: /здравоохран/i, proactive: 'possible' },
  {
    name: 'Единое пособие',
    kind: 'service',
    agency: /социальн/i,
    proactive: 'yes',
    consent: true,
    channels: 'Госуслуги',
    barriers: 'Нет доступа в интернет в 112 сёлах',
  },
  { ...given, name: 'Областная выплата при рождении первого ребёнка', kind: 'service', agency: /социальн/i },
  {
    ...given,
    name: 'Постановка на учёт для зачисления в детский сад',
    kind: 'service',
    agency: /образован/i,
    channels: 'Госуслуги',
  },
  { ...given, name: 'Учёт многодетных семей', kind: 'function', agency: /социальн/i },
  { ...given, name: 'Передача сведений о рождении между ведомствами', kind: 'facility', agency: /информационных/i },
]
export const workServices: readonly ToldService[] = [
  {
    ...given,
    name: 'Содействие в поиске работы',
    kind: 'service',
    agency: /занятости/i,
    channels: 'портал, зал приёма',
  },
  { ...given, name: 'Назначение пособия по безработице', kind: 'service', agency: /занятости/i },
  { ...given, name: 'Профессиональное обучение', kind: 'service', agency: /занятости|образован/i },
  { ...given, name: 'Социальный контракт на поиск работы', kind: 'service', agency: /социальн/i },
]
export const contractServices: readonly ToldService[] = [
  {
    ...given,
    name: 'Государственная социальная помощь на основании социального контракта',
    kind: 'service',
    agency: /социальн/i,
    channels: 'на приёме',
  },
  { ...given, name: 'Обучение предпринимательству', kind: 'facility', agency: /экономическ/i },
  {
    ...given,
    name: 'Проверка доходов семьи',
    kind: 'function',
    agency: /социальн/i,
    proactive: 'possible',
    consent: true,
  },
]

export const birthScenario = {
  history:
    'До рождения ребёнка семья обращалась в поликлинику, на работу и в банк. Восемь семей из двадцати четырёх раньше оформляли ипотеку и знают Госуслуги, остальные пришли в МФЦ впервые.',
  asIs: 'Семья сама узнаёт, куда идти после роддома, и семь раз объясняет одно и то же. Тяжелее всего – регистрация по месту жительства: о согласии второго собственника говорят только в окне.',
  toBe: 'Заявление о рождении подают с телефона до выписки. Дальше ведомства передают сведения друг другу: регистрация – за один визит с готовым пакетом, полис и пособие предлагают сами.',
  hypotheses: [
    {
      text: 'Второй визит в МФЦ вызван тем, что о согласии собственников узнают в окне',
      checkedBy: '24 интервью и 58 ответов опроса',
      state: 'held',
    },
    {
      text: 'Семьи не пользуются Госуслугами, потому что не умеют',
      checkedBy: '6 наблюдений у окна',
      state: 'fell',
    },
    { text: 'Памятка при выписке уберёт половину звонков на горячую линию', checkedBy: '', state: 'put' },
  ] satisfies Hypothesis[],
  insights: [
    'Семьи боятся не очереди, а отказа: переделывать будут с младенцем на руках.',
    'Отца, который приехал за регистрацией один, отправляют обратно в каждом третьем случае.',
  ],
  measures: [
    { name: 'Визиты семьи', unit: 'раз', before: '11', target: '3', now: '8' },
    { name: 'Рабочие дни', unit: 'дней', before: '38', target: '12', now: '29' },
    { name: 'Довольны регистрацией', unit: '%', before: '68,1', target: '90', now: '81,3' },
  ] satisfies Measure[],
}
export const workScenario = {
  history: 'До увольнения со службой занятости не встречались, знают её по слухам.',
  asIs: 'Человек узнаёт о службе занятости случайно, заполняет длинную анкету и ходит по занятым вакансиям.',
  toBe: 'Служба занятости пишет сама в день увольнения, анкета заполнена, вакансии подтверждены работодателем.',
  hypotheses: [
    { text: 'Вакансии не снимают, потому что работодателю это неудобно', checkedBy: '13 интервью', state: 'held' },
  ] satisfies Hypothesis[],
  insights: ['Деньги волнуют меньше, чем тишина: две недели никто не звонит.'],
  measures: [
    { name: 'Дней до новой работы', unit: 'дней', before: '96', target: '60', now: '71' },
    { name: 'Визиты', unit: 'раз', before: '9', target: '2', now: '5' },
  ] satisfies Measure[],
}
export const contractScenario = {
  history: 'Семьи получали пособия на детей и жилищную субсидию.',
  asIs: 'О контракте узнают от соседей, план переписывают трижды, отчёт возвращают из-за чеков.',
  toBe: 'Помощь предлагают сами, план пишут с наставником за один визит, отчёт – фотографией.',
  hypotheses: [
    { text: 'План переписывают, потому что нет примера', checkedBy: '12 интервью', state: 'held' },
  ] satisfies Hypothesis[],
  insights: ['Стыд мешает обратиться сильнее, чем справки.'],
  measures: [{ name: 'Визиты семьи', unit: 'раз', before: '8', target: '2', now: '' }] satisfies Measure[],
}
