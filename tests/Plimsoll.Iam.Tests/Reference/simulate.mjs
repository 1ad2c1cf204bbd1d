// Decides cases, one a line of JSON, by @cloud-copilot/iam-simulate: answers one decision a line.
// Its core is asked, because its front refuses condition keys that AWS's services do not have.
import { createInterface } from 'node:readline'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const modules = join(process.argv[2], 'node_modules', '@cloud-copilot')
const require = createRequire(join(modules, 'iam-simulate', 'package.json'))
const core = (file) => require(join(modules, 'iam-simulate', 'dist', 'cjs', file))
const { loadPolicy } = require('@cloud-copilot/iam-policy')
const { authorize } = core('core_engine/CoreSimulatorEngine.js')
const { AwsRequestImpl } = core('request/request.js')
const { RequestContextImpl } = core('requestContext.js')
const { DiscoveryContextKeyConstraints } = core('context_keys/discoveryContextKeyConstraints.js')

const load = (policy, name) => (policy ? loadPolicy(policy, { name }) : undefined)
const parameters = { simulationMode: 'Strict', discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]) }

function decide(one) {
    const place = { resource: one.resource, accountId: one.account }
    return authorize({
        request: new AwsRequestImpl(one.principal, place, one.action, new RequestContextImpl(one.keys), one.resource === '*'),
        sessionPolicy: load(one.session, 'session'),
        identityPolicies: one.identity.map((policy, at) => loadPolicy(policy, { name: `identity${at}` })),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: load(one.resourcePolicy, 'resource'),
        permissionBoundaries: one.boundary ? [load(one.boundary, 'boundary')] : undefined,
        vpcEndpointPolicies: undefined,
        simulationParameters: parameters,
    }).result
}

for await (const line of createInterface({ input: process.stdin })) {
    let answer
    try {
        answer = decide(JSON.parse(line))
    } catch (error) {
        answer = `Error: ${error.message.split('\n')[0]}`
    }
    process.stdout.write(`${answer}\n`)
}
