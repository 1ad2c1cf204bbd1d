using Plimsoll.Bench.Policies;
using Plimsoll.Iam.Evaluation;

// Evaluations a second of processor time of the whole process, one thread; medians of three runs.
const int Count = 1_000_000;
var policies = Workload.Policies(null);
var sets = new (string Name, PolicySet Policies)[]
{
    ("10 of 20 statements, 10 services", new PolicySet { Identity = policies }),
    ("with boundary and session policy", new PolicySet { Identity = policies, Boundary = Workload.Limit(), Session = [Workload.Limit()] }),
    ("10 of 20 statements, all about ECS", new PolicySet { Identity = Workload.Policies("ecs") }),
};
Console.WriteLine("| request | policies | decision | evaluations/s | octets allocated |");
Console.WriteLine("|---|---|---|---|---|");
foreach (var (request, asked) in Workload.Requests())
{
    foreach (var (name, set) in sets)
    {
        if (set == sets[2].Policies && !asked.Action.StartsWith("ecs:", StringComparison.Ordinal))
        {
            continue;
        }

        Run(asked, set, Count);
        var runs = Enumerable.Range(0, 3).Select(_ => Run(asked, set, Count)).OrderBy(run => run.Rate).ToList();
        Console.WriteLine($"| {request} | {name} | {PolicyEvaluator.Evaluate(asked, set).Decision} | {runs[1].Rate:N0} | {runs[1].Octets:N0} |");
    }
}

static (double Rate, double Octets) Run(AccessRequest request, PolicySet policies, int count)
{
    var (start, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
    var allowed = 0;
    for (var i = 0; i < count; i++)
    {
        // A call has a request of its own.
        var own = new AccessRequest(request.Principal, request.Action, request.Resource) { Context = request.Context };
        allowed += PolicyEvaluator.Evaluate(own, policies).IsAllowed ? 1 : 0;
    }

    GC.KeepAlive(allowed);
    return (count / (Environment.CpuUsage.TotalTime - start).TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count);
}
