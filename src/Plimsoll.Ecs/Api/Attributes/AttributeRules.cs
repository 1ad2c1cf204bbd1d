using System.Buffers;
using Plimsoll.Ecs.Control.Instances;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.Attributes;

/// <summary>What is asked of the attributes that users put on container instances (spec/cluster-query-language.md §7).</summary>
internal static class AttributeRules
{
    /// <summary>Most attributes of a call, and most custom ones of an instance.</summary>
    public const int Most = 10;

    private const int MostCharacters = 128;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Letters + "-_/\\.");
    private static readonly SearchValues<char> ValueCharacters = SearchValues.Create(Letters + "-_.@/\\: ");

    /// <summary>Refuses a call with no attributes or with more than ten.</summary>
    public static void CheckCount(int count)
    {
        if (count is 0 or > Most)
        {
            throw EcsErrors.InvalidParameter($"Attributes should have between 1 and {Most} elements.");
        }
    }

    /// <summary>Refuses a name that is malformed or belongs to ECS.</summary>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > MostCharacters || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw EcsErrors.InvalidParameter(
                $"Invalid attribute name '{name}': it must have 1 to {MostCharacters} letters, numbers, hyphens, underscores, slashes, backslashes or periods.");
        }

        if (Registration.IsReserved(name))
        {
            throw EcsErrors.InvalidParameter($"The attribute name '{name}' is reserved for Amazon ECS.");
        }
    }

    /// <summary>Refuses a malformed value; none is right.</summary>
    public static void CheckValue(string? value)
    {
        if (value is not null
            && (value.Length is 0 or > MostCharacters
                || value.AsSpan().ContainsAnyExcept(ValueCharacters)
                || value[0] == ' '
                || value[^1] == ' '))
        {
            throw EcsErrors.InvalidParameter(
                $"Invalid attribute value '{value}': it must have 1 to {MostCharacters} letters, numbers, hyphens, underscores, periods, at signs, "
                + "slashes, backslashes, colons or spaces, and cannot begin or end with a space.");
        }
    }
}
