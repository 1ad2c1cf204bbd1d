using Plimsoll.Cells;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecs;

/// <summary>What every resource of ECS works with.</summary>
/// <param name="Cells">State.</param>
/// <param name="Tokens">Paging tokens.</param>
/// <param name="Time">Clock.</param>
internal sealed record EcsContext(CellHost Cells, PageTokens Tokens, TimeProvider Time)
{
    /// <summary>The cell of a call.</summary>
    public Cell Cell(CallContext call) => Cells.Get(call.Account, call.Region);

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
