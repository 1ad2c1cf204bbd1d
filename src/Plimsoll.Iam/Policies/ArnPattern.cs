using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>An ARN with wildcards and variables, which is matched field by field; <c>*</c> alone matches all.</summary>
internal sealed class ArnPattern
{
    private const int Fields = 6;
    private readonly PolicyText _whole;
    private readonly PolicyText[]? _fields;

    private ArnPattern(PolicyText whole, PolicyText[]? fields) => (_whole, _fields) = (whole, fields);

    /// <summary>Keys of the variables.</summary>
    public IEnumerable<string> Variables => _whole.Variables;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As written.</param>
    /// <param name="variables">False in policies of the old version.</param>
    /// <param name="completes">True where missing fields are <c>*</c>.</param>
    /// <param name="fault">Why its variables are none; null when they are.</param>
    public static ArnPattern Parse(string text, bool variables, bool completes, out string? fault)
    {
        var whole = PolicyText.Parse(text, variables, wildcards: true, out fault);
        var fields = ArnText.Cut(text, variables);
        if (whole.IsEverything || fault is not null || (fields.Count < Fields && !completes))
        {
            return new ArnPattern(whole, null);
        }

        var patterns = fields.Select(field => PolicyText.Parse(field, variables, wildcards: true, out _));
        return new ArnPattern(whole, [.. patterns.Concat(Enumerable.Repeat(PolicyText.Everything, Fields)).Take(Fields)]);
    }

    /// <summary>True when a text matches: what is no ARN, such as the resource <c>*</c>, only where all does.</summary>
    public bool Matches(in ArnText text, AccessRequest request)
    {
        if (_fields is null || !text.IsArn)
        {
            return _whole.IsEverything;
        }

        // The resource tells most, the first fields least.
        for (var field = Fields - 1; field >= 0; field--)
        {
            if (!_fields[field].IsEverything && !_fields[field].Matches(text[field], request))
            {
                return false;
            }
        }

        return true;
    }
}
