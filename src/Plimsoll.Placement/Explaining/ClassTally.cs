using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;

namespace Plimsoll.Placement.Explaining;

/// <summary>
/// How many members of a class have enough CPU and memory, and how many lack which first. Only the keys of the index are read:
/// they hold what each member has left, one after another.
/// </summary>
/// <param name="Class">The class.</param>
/// <param name="Fitting">Members with enough of both.</param>
/// <param name="ShortOfCpu">Members without enough CPU.</param>
/// <param name="ShortOfMemory">Members with enough CPU and not enough memory.</param>
/// <param name="FirstFitting">Slot of the first that fits, -1 when none does; likewise the others.</param>
/// <param name="FirstShortOfCpu">Slot.</param>
/// <param name="FirstShortOfMemory">Slot.</param>
internal sealed record ClassTally(
    InstanceClass Class, int Fitting, int ShortOfCpu, int ShortOfMemory, int FirstFitting, int FirstShortOfCpu, int FirstShortOfMemory)
{
    public static ClassTally Of(InstanceClass one, Demand demand)
    {
        var (fitting, cpu, memory) = (0, 0, 0);
        var (firstFitting, firstCpu, firstMemory) = (-1, -1, -1);
        for (var b = 0; b < one.ByMemory.BlockCount; b++)
        {
            var block = one.ByMemory.Block(b);
            var (cpuBefore, memoryBefore) = (cpu, memory);
            foreach (var key in block.Keys.AsSpan(0, block.Count))
            {
                var hasCpu = (uint)key >= (uint)demand.Cpu;
                cpu += hasCpu ? 0 : 1;
                memory += hasCpu && key >> 32 < (uint)demand.Memory ? 1 : 0;
            }

            var here = block.Count - (cpu - cpuBefore) - (memory - memoryBefore);
            fitting += here;
            firstFitting = firstFitting < 0 && here > 0 ? First(block, demand, true, true) : firstFitting;
            firstCpu = firstCpu < 0 && cpu > cpuBefore ? First(block, demand, false, null) : firstCpu;
            firstMemory = firstMemory < 0 && memory > memoryBefore ? First(block, demand, true, false) : firstMemory;
        }

        return new ClassTally(one, fitting, cpu, memory, firstFitting, firstCpu, firstMemory);
    }

    private static int First(IndexBlock block, Demand demand, bool hasCpu, bool? hasMemory)
    {
        for (var i = 0; i < block.Count; i++)
        {
            if ((uint)block.Keys[i] >= (uint)demand.Cpu == hasCpu
                && (hasMemory is null || block.Keys[i] >> 32 >= (uint)demand.Memory == hasMemory))
            {
                return block.Slots[i];
            }
        }

        return -1;
    }
}
