-- Who is erased is found by name no more.
grant delete on name_index to carrots_app;
