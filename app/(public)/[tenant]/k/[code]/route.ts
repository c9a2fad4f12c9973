import { answerHandlers } from '../../surveys/answer-handlers'

// The address of a poster's QR code; with `desk` – of a registered tablet.
type Params = { tenant: string; code: string }
const { GET, POST } = answerHandlers<Params>(({ code }, url) => ({
  touchpoint: code,
  desk: url.searchParams.get('desk') ?? undefined,
}))
export { GET, POST }
