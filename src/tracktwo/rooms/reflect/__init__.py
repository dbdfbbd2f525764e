"""Did it help, did it harm, what did we learn?"""
