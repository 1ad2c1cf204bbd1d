using Plimsoll.Cells;
using Plimsoll.Ec2;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecs;

/// <summary>What every resource of ECS works with.</summary>
/// <param name="Cells">State.</param>
/// <param name="Tokens">Paging tokens.</param>
/// <param name="Time">Clock.</param>
/// <param name="Zones">Number of availability zones of a region.</param>
internal sealed record EcsContext(CellHost Cells, PageTokens Tokens, TimeProvider Time, int Zones)
{
    /// <summary>The cell of a call.</summary>
    public Cell Cell(CallContext call) => Cells.Get(call.Account, call.Region);

    /// <summary>The default VPC of a call's account and region.</summary>
    public Vpc Vpc(CallContext call) => new(call.Account, call.Region, Zones);

    /// <summary>Now, to the millisecond as AWS's timestamps are.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }
}
