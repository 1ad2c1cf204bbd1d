using System.Globalization;

namespace Plimsoll.Ssm.Model;

/// <summary>A version of a parameter as it is stored: its value is sealed, whatever its type.</summary>
internal sealed record ParameterVersionRecord
{
    public required string Parameter { get; init; }

    public required long Version { get; init; }

    /// <summary>The value, as <see cref="Control.Values.ParameterValues"/> seals it.</summary>
    public required string Sealed { get; init; }

    /// <summary>One of <see cref="ParameterTypes"/>.</summary>
    public required string Type { get; init; }

    public required string DataType { get; init; }

    /// <summary>The tier at that time.</summary>
    public required string Tier { get; init; }

    public required DateTimeOffset LastModifiedDate { get; init; }

    /// <summary>ARN of who put it.</summary>
    public required string LastModifiedUser { get; init; }

    public string? Description { get; init; }

    public string? AllowedPattern { get; init; }

    /// <summary>Of a SecureString, as it was given.</summary>
    public string? KeyId { get; init; }

    /// <summary>When it goes, as its policy says.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public string Key => KeyOf(Parameter, Version);

    // No name has a space; as many digits for every version, so that keys sort as versions do.
    public static string KeyOf(string parameter, long version) => $"{parameter} {version.ToString("D19", CultureInfo.InvariantCulture)}";

    /// <summary>No value, not even a sealed one.</summary>
    public override string ToString() => Key;
}
