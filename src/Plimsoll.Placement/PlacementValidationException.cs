namespace Plimsoll.Placement;

/// <summary>
/// A placement constraint, strategy or expression that ECS refuses. The message is the text of the
/// <c>InvalidParameterException</c> that an ECS API answers with.
/// </summary>
public class PlacementValidationException : Exception
{
    /// <summary>An error with the text that the API caller reads.</summary>
    /// <param name="message">The text of the InvalidParameterException.</param>
    public PlacementValidationException(string message)
        : base(message)
    {
    }
}
