// Formats of cases, one line each: the first that fits runs the file.
import { bpmnCases, hasBpmnFiles } from './bpmn'
import { bpmnTableCases, hasBpmnTables } from './bpmn-tables'
import { conditionCases, hasConditionCases } from './feedback-conditions'
import { hasStatisticsCases, statisticsCases } from './feedback-statistics'
import { foreignFileCases, hasForeignFiles } from './feedback-files'
import { hasSuppressionCases, suppressionCases } from './feedback-suppression'
import { hasProcessCases, processCases } from './process'
import { hasQueues, queueCases } from './queues'
import type { Format } from './types'
import { hasTypedTimes, typedTimeCases } from './typed-times'

export const formats: Format[] = [
  { name: 'BPMN files', fits: hasBpmnFiles, run: bpmnCases },
  { name: 'BPMN tables', fits: hasBpmnTables, run: bpmnTableCases },
  { name: 'conditions of surveys', fits: hasConditionCases, run: conditionCases },
  { name: 'statistics of surveys', fits: hasStatisticsCases, run: statisticsCases },
  { name: 'answers from elsewhere', fits: hasForeignFiles, run: foreignFileCases },
  { name: 'suppression', fits: hasSuppressionCases, run: suppressionCases },
  { name: 'process', fits: hasProcessCases, run: processCases },
  { name: 'typed times', fits: hasTypedTimes, run: typedTimeCases },
  { name: 'queues', fits: hasQueues, run: queueCases },
]
