import { answerHandlers } from '../answer-handlers'

// Plain HTML: a citizen with a phone at a service window reads it at once (lib/feedback/answers).
type Params = { tenant: string; code: string }
const { GET, POST } = answerHandlers<Params>(({ code }) => ({ survey: code }))
export { GET, POST }
