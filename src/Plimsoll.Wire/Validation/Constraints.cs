using System.Text.RegularExpressions;

namespace Plimsoll.Wire.Validation;

/// <summary>A constraint of the API model, declared on the member that it binds.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class ConstraintAttribute : Attribute
{
    /// <summary>Null when the value is right, else how AWS words the constraint. Absent members are only asked of by Required.</summary>
    public abstract string? Check(object? value);
}

/// <summary>The member must be there.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredAttribute : ConstraintAttribute
{
    /// <inheritdoc/>
    public override string? Check(object? value) => value is null ? "Member must not be null" : null;
}

/// <summary>Length of a string, or number of items of a list or map.</summary>
/// <param name="min">Least.</param>
/// <param name="max">Most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute(int min, int max = int.MaxValue) : ConstraintAttribute
{
    /// <summary>Least.</summary>
    public int Min => min;

    /// <summary>Most.</summary>
    public int Max => max;

    /// <inheritdoc/>
    public override string? Check(object? value)
    {
        var length = value switch
        {
            string text => Letters(text),
            System.Collections.ICollection items => items.Count,
            _ => min,
        };
        return length < min ? $"Member must have length greater than or equal to {min}"
            : length > max ? $"Member must have length less than or equal to {max}"
            : null;
    }

    // The model counts characters; .NET's length counts those beyond the first plane twice.
    private static int Letters(string text)
    {
        var letters = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                letters--;
            }
        }

        return letters;
    }
}

/// <summary>Bounds of a number, both included.</summary>
/// <param name="min">Least.</param>
/// <param name="max">Most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeAttribute(double min, double max = double.MaxValue) : ConstraintAttribute
{
    /// <summary>Least.</summary>
    public double Min => min;

    /// <summary>Most.</summary>
    public double Max => max;

    /// <inheritdoc/>
    public override string? Check(object? value)
    {
        double? number = value switch
        {
            int whole => whole,
            long big => big,
            double real => real,
            _ => null,
        };
        return number < min ? $"Member must have value greater than or equal to {min}"
            : number > max ? $"Member must have value less than or equal to {max}"
            : null;
    }
}

/// <summary>Regular expression that the whole string must match.</summary>
/// <param name="pattern">As in the API model.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute(string pattern) : ConstraintAttribute
{
    private readonly Regex _regex = new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The regular expression.</summary>
    public string Pattern => pattern;

    /// <inheritdoc/>
    public override string? Check(object? value)
    {
        try
        {
            return value is string text && !_regex.IsMatch(text) ? $"Member must satisfy regular expression pattern: {pattern}" : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return $"Member must satisfy regular expression pattern: {pattern}";
        }
    }
}

/// <summary>The values of an enumeration; also checks each item of a list of strings.</summary>
/// <param name="values">As in the API model.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : ConstraintAttribute
{
    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values => values;

    /// <inheritdoc/>
    public override string? Check(object? value)
    {
        var wrong = value switch
        {
            string text => Array.IndexOf(values, text) < 0,
            IEnumerable<string> items => items.Any(item => Array.IndexOf(values, item) < 0),
            _ => false,
        };
        return wrong ? $"Member must satisfy enum value set: [{string.Join(", ", values)}]" : null;
    }
}

/// <summary>A member of AWS's model that is not built here: refused by name when it is given, never ignored.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnsupportedAttribute : ConstraintAttribute
{
    /// <inheritdoc/>
    public override string? Check(object? value) => value switch
    {
        null or false => null,
        string { Length: 0 } => null,
        System.Collections.ICollection { Count: 0 } => null,
        _ => "This parameter is not supported by Plimsoll",
    };
}
